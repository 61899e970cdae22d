@NullMarked
package io.telcomesh.enodebsim.interfaces;

import org.jspecify.annotations.NullMarked;
