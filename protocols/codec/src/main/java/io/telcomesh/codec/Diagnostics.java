package io.telcomesh.codec;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// All that was found wrong with a message, in the order of the wire; at most [#LIMIT] of it.
public record Diagnostics(List<Diagnostic> list) {
  public static final int LIMIT = 32;
  public static final Diagnostics NONE = new Diagnostics(List.of());

  public Diagnostics {
    list = List.copyOf(list.size() > LIMIT ? bounded(list) : list);
  }

  // What rejects a message is not lost behind much that does not.
  private static List<Diagnostic> bounded(List<Diagnostic> all) {
    var rejecting = all.stream().filter(each -> each.verdict() == Verdict.REJECT).limit(1).toList();
    return all.indexOf(rejecting.isEmpty() ? all.getFirst() : rejecting.getFirst()) < LIMIT
        ? all.subList(0, LIMIT)
        : Stream.concat(all.stream().limit(LIMIT - 1), rejecting.stream()).toList();
  }

  public static Diagnostics of(Diagnostic only) {
    return new Diagnostics(List.of(only));
  }

  public boolean isEmpty() {
    return list.isEmpty();
  }

  public boolean rejects() {
    return list.stream().anyMatch(each -> each.verdict() == Verdict.REJECT);
  }

  /// The first of a kind, which is the one a cause speaks of.
  public Optional<Diagnostic> first(Verdict verdict) {
    return list.stream().filter(each -> each.verdict() == verdict).findFirst();
  }

  public Diagnostics and(Diagnostics more) {
    var both = new ArrayList<>(list);
    both.addAll(more.list);
    return new Diagnostics(both);
  }

  @Override
  public String toString() {
    return list.stream().map(Diagnostic::toString).collect(Collectors.joining("; "));
  }
}
