/// Detach, TS 23.401 §5.3.8.
@NullMarked
package io.telcomesh.mme.detach;

import org.jspecify.annotations.NullMarked;
