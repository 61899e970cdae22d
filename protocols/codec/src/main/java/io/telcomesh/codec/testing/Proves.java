package io.telcomesh.codec.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Names the rows of `docs/conformance.md` that a test proves, by their ids in `features.txt`. It
/// counts on a test that runs the procedure over reference-point ends; for the rows that say so, on
/// a codec's test.
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Proves {
  String[] value();
}
