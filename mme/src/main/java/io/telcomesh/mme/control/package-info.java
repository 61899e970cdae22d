/// The REST interface of an operator.
@NullMarked
package io.telcomesh.mme.control;

import org.jspecify.annotations.NullMarked;
