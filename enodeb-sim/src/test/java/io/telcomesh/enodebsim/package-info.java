@NullMarked
package io.telcomesh.enodebsim;

import org.jspecify.annotations.NullMarked;
