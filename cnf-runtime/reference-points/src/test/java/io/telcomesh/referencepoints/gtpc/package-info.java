@NullMarked
package io.telcomesh.referencepoints.gtpc;

import org.jspecify.annotations.NullMarked;
