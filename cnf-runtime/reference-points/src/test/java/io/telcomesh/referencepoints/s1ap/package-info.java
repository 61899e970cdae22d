@NullMarked
package io.telcomesh.referencepoints.s1ap;

import org.jspecify.annotations.NullMarked;
