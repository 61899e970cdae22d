@NullMarked
package io.telcomesh.nas.eps.ie;

import org.jspecify.annotations.NullMarked;
