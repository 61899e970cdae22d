/// The REST interface that makes UEs, and lets them attach and detach.
@NullMarked
package io.telcomesh.enodebsim.control;

import org.jspecify.annotations.NullMarked;
