/// What the MME tells the HSS of a UE, TS 29.272 §5.2.5.
@NullMarked
package io.telcomesh.hss.notification;

import org.jspecify.annotations.NullMarked;
