/// Session management on S5/S8, TS 29.274 §7.2.
@NullMarked
package io.telcomesh.pgw.session;

import org.jspecify.annotations.NullMarked;
