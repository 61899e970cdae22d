@NullMarked
package io.telcomesh.boot.configuration;

import org.jspecify.annotations.NullMarked;
