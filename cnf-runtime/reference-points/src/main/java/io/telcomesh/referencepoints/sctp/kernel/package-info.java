/// SCTP of the Linux kernel, through Netty and the JDK.
@NullMarked
package io.telcomesh.referencepoints.sctp.kernel;

import org.jspecify.annotations.NullMarked;
