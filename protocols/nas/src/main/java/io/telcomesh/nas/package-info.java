/// The non-access stratum between UE and core: how information elements stand in a message (TS
/// 24.007 §11.2, release 16) and how messages are protected (TS 24.301 §4.4 and §9). The messages
/// of a system have a package each: `eps`.
@NullMarked
package io.telcomesh.nas;

import org.jspecify.annotations.NullMarked;
