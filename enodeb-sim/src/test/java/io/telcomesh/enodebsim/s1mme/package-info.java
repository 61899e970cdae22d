@NullMarked
package io.telcomesh.enodebsim.s1mme;

import org.jspecify.annotations.NullMarked;
