@NullMarked
package io.telcomesh.referencepoints.live;

import org.jspecify.annotations.NullMarked;
