/// The non-access stratum between UE and core: how information elements stand in a message (TS
/// 24.007 §11.2, release 16). The messages of a system have a package each: `eps`.
@NullMarked
package io.telcomesh.nas;

import org.jspecify.annotations.NullMarked;
