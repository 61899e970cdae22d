/// GTP for the user plane: TS 29.281 release 16.
@NullMarked
package io.telcomesh.gtp.gtpu;

import org.jspecify.annotations.NullMarked;
