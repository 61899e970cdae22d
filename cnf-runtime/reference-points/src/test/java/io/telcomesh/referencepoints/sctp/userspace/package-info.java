@NullMarked
package io.telcomesh.referencepoints.sctp.userspace;

import org.jspecify.annotations.NullMarked;
