@NullMarked
package io.telcomesh.mme.s11;

import org.jspecify.annotations.NullMarked;
