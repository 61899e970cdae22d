/// S1AP, TS 36.413 release 16: what eNodeB and MME say to each other. [S1ap] turns octets into
/// messages; each message is a record whose `CODEC` is its table of §9.1; [S1apIes] names the IEs
/// of §9.2; [ElementaryProcedure] is the list of §8.1.
///
/// To add a message: a record with its rows, its IEs in [S1apIes], its line in
/// [ElementaryProcedure] and its name among those that [S1apMessage] permits. `RowsTest` compares
/// it with the standard's table.
@NullMarked
package io.telcomesh.s1ap;

import org.jspecify.annotations.NullMarked;
