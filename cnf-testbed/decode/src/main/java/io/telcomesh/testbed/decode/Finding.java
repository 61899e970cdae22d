package io.telcomesh.testbed.decode;

import io.telcomesh.codec.Tree;
import java.util.List;
import java.util.stream.Stream;

/// A message as the tables read it.
///
/// @param name in the standard
/// @param reason why it is different or was rejected, else empty
/// @param inside the messages that this one carries; the tree shows them in their place
public record Finding(
    Protocol protocol,
    String name,
    Tree tree,
    Outcome outcome,
    String reason,
    List<Finding> inside) {
  public Finding {
    inside = List.copyOf(inside);
  }

  static Finding rejected(Protocol protocol, String name, String octets, String reason) {
    var tree = Tree.leaf(name, "%s (%s)".formatted(octets, reason));
    return new Finding(protocol, name, tree, Outcome.REJECTED, reason, List.of());
  }

  static Finding notBuilt(Protocol protocol, Tree tree) {
    return new Finding(protocol, tree.name(), tree, Outcome.NOT_BUILT, "", List.of());
  }

  static Finding read(Protocol protocol, Tree tree, Reencoding again) {
    return new Finding(protocol, tree.name(), tree, again.outcome(), again.reason(), List.of());
  }

  /// The same with what it carries.
  Finding with(Tree whole, List<Finding> carried) {
    return new Finding(protocol, name, whole, outcome, reason, carried);
  }

  /// This one and all inside.
  public Stream<Finding> all() {
    return Stream.concat(Stream.of(this), inside.stream().flatMap(Finding::all));
  }
}
