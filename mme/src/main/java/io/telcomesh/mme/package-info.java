/// The mobility management entity, TS 23.401 §4.4.2: who its UEs are and which message starts which
/// procedure.
@NullMarked
package io.telcomesh.mme;

import org.jspecify.annotations.NullMarked;
