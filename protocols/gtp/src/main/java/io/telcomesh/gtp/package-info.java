/// What GTPv2-C and GTP-U share.
@NullMarked
package io.telcomesh.gtp;

import org.jspecify.annotations.NullMarked;
