package io.telcomesh.codec;

import java.util.Optional;

/// Every element of a protocol by its tag: what a message carries beside its record's components is
/// read through it.
public interface Dictionary<T extends Tag> {
  Optional<Element<?>> element(T tag);
}
