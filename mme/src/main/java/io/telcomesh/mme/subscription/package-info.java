/// What the HSS changes of a subscription while it is in use, TS 29.272 §5.2.2.
@NullMarked
package io.telcomesh.mme.subscription;

import org.jspecify.annotations.NullMarked;
