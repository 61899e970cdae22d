/// What every codec of a table-described protocol is made of: octets and cursors over them,
/// elements (how one value lies in octets), rows (an element's place in a message) and the one
/// engine that turns a list of rows into a codec.
@NullMarked
package io.telcomesh.codec;

import org.jspecify.annotations.NullMarked;
