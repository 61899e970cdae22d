@NullMarked
package io.telcomesh.nas.eps.security;

import org.jspecify.annotations.NullMarked;
