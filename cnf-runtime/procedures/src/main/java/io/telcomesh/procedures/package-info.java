/// How a network function lives: one 3GPP procedure is one class that is read from top to bottom,
/// and that waits for its peers with three verbs.
///
/// - [ProcedureRunner] owns an inbox and hands over the turn; [Procedure] is what it runs.
/// - [Question] is what a verb waits for: ports describe it, ends answer it.
/// - A port is a record of the runner and an end that makes questions in the words of its reference
///   point; a [Dispatcher] says which message starts which procedure. The package `attach` of this
///   module's tests is a worked example.
/// - [Timer] rows carry their clause; time and threads come from a [Scheduler].
@NullMarked
package io.telcomesh.procedures;

import org.jspecify.annotations.NullMarked;
