/// The serving gateway: TS 23.401 §4.4.3.2 in release 16. It joins the tunnels of a UE's bearers
/// between eNodeB and PGW, and keeps packets for a UE that is idle.
///
/// Messages arrive at [io.telcomesh.sgw.gtpc.SgwGtpc]; each UE has a runner; what starts which
/// procedure is in [UeProcedures].
@NullMarked
package io.telcomesh.sgw;

import org.jspecify.annotations.NullMarked;
