package io.telcomesh.userplane;

import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/// References by 32-bit numbers, read on the path of every packet without waiting and without
/// making an object: four steps of one octet each. Space is taken where numbers are used.
final class SparseArray<E> {
  private static final int FANOUT = 256;

  private final AtomicReferenceArray<@Nullable Object> root = new AtomicReferenceArray<>(FANOUT);

  /// The element, or null where there is none.
  @SuppressWarnings("unchecked")
  @Nullable E get(int number) {
    var node = root;
    for (int shift = 24; shift > 0; shift -= 8) {
      var next = (AtomicReferenceArray<@Nullable Object>) node.get(number >>> shift & 0xff);
      if (next == null) {
        return null;
      }
      node = next;
    }
    return (E) node.get(number & 0xff);
  }

  /// @return whether the place was free
  boolean putIfAbsent(int number, E element) {
    return leaf(number).compareAndSet(number & 0xff, null, element);
  }

  boolean remove(int number, E element) {
    return leaf(number).compareAndSet(number & 0xff, element, null);
  }

  @SuppressWarnings("unchecked")
  private AtomicReferenceArray<@Nullable Object> leaf(int number) {
    var node = root;
    for (int shift = 24; shift > 0; shift -= 8) {
      int index = number >>> shift & 0xff;
      if (node.get(index) == null) {
        node.compareAndSet(index, null, new AtomicReferenceArray<@Nullable Object>(FANOUT));
      }
      node = (AtomicReferenceArray<@Nullable Object>) node.get(index);
    }
    return node;
  }
}
