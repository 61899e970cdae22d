@NullMarked
package io.telcomesh.referencepoints.gtpu;

import org.jspecify.annotations.NullMarked;
