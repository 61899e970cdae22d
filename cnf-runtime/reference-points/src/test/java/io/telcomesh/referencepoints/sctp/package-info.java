@NullMarked
package io.telcomesh.referencepoints.sctp;

import org.jspecify.annotations.NullMarked;
