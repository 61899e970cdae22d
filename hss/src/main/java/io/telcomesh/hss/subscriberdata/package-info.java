/// What the HSS tells the MME of a subscriber on its own accord and asks of him, TS 29.272 §5.2.2.
@NullMarked
package io.telcomesh.hss.subscriberdata;

import org.jspecify.annotations.NullMarked;
