@NullMarked
package io.telcomesh.referencepoints.sctp.kernel;

import org.jspecify.annotations.NullMarked;
