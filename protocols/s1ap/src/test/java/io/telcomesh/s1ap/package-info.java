@NullMarked
package io.telcomesh.s1ap;

import org.jspecify.annotations.NullMarked;
