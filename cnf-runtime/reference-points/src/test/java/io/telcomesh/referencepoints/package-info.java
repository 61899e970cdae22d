@NullMarked
package io.telcomesh.referencepoints;

import org.jspecify.annotations.NullMarked;
