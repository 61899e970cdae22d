@NullMarked
package io.telcomesh.referencepoints.diameter;

import org.jspecify.annotations.NullMarked;
