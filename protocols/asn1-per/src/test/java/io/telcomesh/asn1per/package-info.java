@NullMarked
package io.telcomesh.asn1per;

import org.jspecify.annotations.NullMarked;
