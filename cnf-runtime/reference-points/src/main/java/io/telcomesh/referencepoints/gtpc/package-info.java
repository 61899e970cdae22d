/// The GTPv2-C end of MME, SGW and PGW: TS 29.274 §7.6 (reliable delivery) and TS 23.007 §18 to §20
/// (restart and path failure).
///
/// Reading order: [GtpcEnd] (what a function calls), `Requests` (what we asked), `AnswerCache`
/// (what we answered), `Paths` (Echo).
@NullMarked
package io.telcomesh.referencepoints.gtpc;

import org.jspecify.annotations.NullMarked;
