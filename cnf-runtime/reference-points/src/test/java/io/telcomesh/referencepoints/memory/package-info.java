@NullMarked
package io.telcomesh.referencepoints.memory;

import org.jspecify.annotations.NullMarked;
