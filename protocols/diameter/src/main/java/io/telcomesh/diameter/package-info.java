/// Diameter: the AVPs and the header of RFC 6733, and the commands that we speak (base protocol,
/// S6a of TS 29.272 release 16) as records with their tables of AVPs.
@NullMarked
package io.telcomesh.diameter;

import org.jspecify.annotations.NullMarked;
