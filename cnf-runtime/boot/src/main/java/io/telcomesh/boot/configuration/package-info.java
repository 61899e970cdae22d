/// Configuration records are checked all at once before anything starts: every wrong key is named
/// with what it may be.
@NullMarked
package io.telcomesh.boot.configuration;

import org.jspecify.annotations.NullMarked;
