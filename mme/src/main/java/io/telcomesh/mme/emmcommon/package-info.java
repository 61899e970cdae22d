/// EMM common procedures, TS 24.301 §5.4: steps of other procedures that the MME may take at any
/// time.
@NullMarked
package io.telcomesh.mme.emmcommon;

import org.jspecify.annotations.NullMarked;
