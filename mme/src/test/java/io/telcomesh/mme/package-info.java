@NullMarked
package io.telcomesh.mme;

import org.jspecify.annotations.NullMarked;
