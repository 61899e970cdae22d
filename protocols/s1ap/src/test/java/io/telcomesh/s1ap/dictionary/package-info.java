@NullMarked
package io.telcomesh.s1ap.dictionary;

import org.jspecify.annotations.NullMarked;
