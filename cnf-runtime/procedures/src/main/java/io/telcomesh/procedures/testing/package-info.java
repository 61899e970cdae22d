/// For the tests of every procedure, in any module: the interruption kit, peers that follow a
/// script, an observer that remembers. It stands beside the runtime and not in a test artefact,
/// because the whole-system simulation uses it too; it needs no test framework.
@NullMarked
package io.telcomesh.procedures.testing;

import org.jspecify.annotations.NullMarked;
