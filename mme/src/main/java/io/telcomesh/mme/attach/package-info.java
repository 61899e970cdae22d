/// Attach, TS 23.401 §5.3.2.
@NullMarked
package io.telcomesh.mme.attach;

import org.jspecify.annotations.NullMarked;
