/// Users' packets: rules shaped like the PDR and FAR of TS 29.244 (release 16) say what becomes of
/// a packet that came through a GTP-U tunnel (TS 29.281) or from a TUN interface.
/// [io.telcomesh.userplane.UserPlane] is the way in.
@NullMarked
package io.telcomesh.userplane;

import org.jspecify.annotations.NullMarked;
