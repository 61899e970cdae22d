package io.telcomesh.userplane;

import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/// References by numbers, read on the path of every packet without waiting and without making an
/// object: a step for each octet of the number. Space is taken where numbers are used.
final class SparseArray<E> {
  private static final int FANOUT = 256;

  private final int firstShift;

  private final AtomicReferenceArray<@Nullable Object> root = new AtomicReferenceArray<>(FANOUT);

  /// @param bits of a number, a multiple of 8
  SparseArray(int bits) {
    firstShift = bits - 8;
  }

  /// The element, or null where there is none.
  @SuppressWarnings("unchecked")
  @Nullable E get(long number) {
    var node = root;
    for (int shift = firstShift; shift > 0; shift -= 8) {
      var next = (AtomicReferenceArray<@Nullable Object>) node.get((int) (number >>> shift) & 0xff);
      if (next == null) {
        return null;
      }
      node = next;
    }
    return (E) node.get((int) number & 0xff);
  }

  /// @return whether the place was free
  boolean putIfAbsent(long number, E element) {
    return leaf(number).compareAndSet((int) number & 0xff, null, element);
  }

  boolean remove(long number, E element) {
    return leaf(number).compareAndSet((int) number & 0xff, element, null);
  }

  @SuppressWarnings("unchecked")
  private AtomicReferenceArray<@Nullable Object> leaf(long number) {
    var node = root;
    for (int shift = firstShift; shift > 0; shift -= 8) {
      int index = (int) (number >>> shift) & 0xff;
      if (node.get(index) == null) {
        node.compareAndSet(index, null, new AtomicReferenceArray<@Nullable Object>(FANOUT));
      }
      node = (AtomicReferenceArray<@Nullable Object>) node.get(index);
    }
    return node;
  }
}
