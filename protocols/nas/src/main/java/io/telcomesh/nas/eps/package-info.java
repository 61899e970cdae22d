/// The messages of TS 24.301 (release 16) between UE and MME: a record for each, whose `CODEC`
/// reads like the message's table in clause 8. The values of their elements are in `ie`, the rows
/// of all messages of the standard in `messages.tsv`.
@NullMarked
package io.telcomesh.nas.eps;

import org.jspecify.annotations.NullMarked;
