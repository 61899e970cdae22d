/// GTP for the control plane, version 2: TS 29.274 release 16. A message is a record with the table
/// of its IEs; [io.telcomesh.gtp.gtpc.Gtpc] is the way in and out.
@NullMarked
package io.telcomesh.gtp.gtpc;

import org.jspecify.annotations.NullMarked;
