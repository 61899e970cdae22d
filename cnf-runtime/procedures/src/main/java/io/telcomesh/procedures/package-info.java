/// How a network function lives: one 3GPP procedure is one class that is read from top to bottom,
/// and that waits for its peers with three verbs.
///
/// - [ProcedureRunner] owns an inbox and hands over the turn; [Procedure] is what it runs.
/// - [Question] is what a verb waits for: ports describe it, ends answer it.
/// - [Timer] rows carry their clause; time and threads come from a [Scheduler].
@NullMarked
package io.telcomesh.procedures;

import org.jspecify.annotations.NullMarked;
