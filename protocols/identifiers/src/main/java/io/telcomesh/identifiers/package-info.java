/// Who and where: the identifiers of TS 23.003 (release 16), and the elements of TS 24.008 that
/// several protocols carry. Each type refuses what is no such identifier with an
/// [IllegalArgumentException] that says why.
@NullMarked
package io.telcomesh.identifiers;

import org.jspecify.annotations.NullMarked;
