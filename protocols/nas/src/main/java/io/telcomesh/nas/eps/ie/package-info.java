/// Information elements of TS 24.301 clause 9.9 (release 16) and of TS 24.008 clause 10.5 where it
/// points there: one type for each kind of value, and the elements themselves in `EmmElements` and
/// `EsmElements`.
///
/// Values that may be coded in more than one way keep the coding, so that a message is encoded as
/// it was decoded.
@NullMarked
package io.telcomesh.nas.eps.ie;

import org.jspecify.annotations.NullMarked;
