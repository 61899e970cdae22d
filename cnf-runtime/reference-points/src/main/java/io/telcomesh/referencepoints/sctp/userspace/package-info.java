/// SCTP without the kernel: Debian's libusrsctp2 as a pure protocol engine, called through the
/// Foreign Function API. It gets packets and time from us and gives packets back; their way is raw
/// IP protocol 132 or UDP (RFC 6951). One platform thread does all of it, because the library keeps
/// one state a process.
///
/// Reading order: [UserSpaceSctp] (the port), `Engine` (the thread), `UserSpaceAssociation`, `Link`
/// and `Carrier` (where packets go), `Usrsctp` and `LinuxSockets` (the two C libraries).
@NullMarked
package io.telcomesh.referencepoints.sctp.userspace;

import org.jspecify.annotations.NullMarked;
