package io.telcomesh.nas.eps;

import io.telcomesh.codec.Decoded;
import io.telcomesh.codec.Element;
import io.telcomesh.codec.OctetReader;
import io.telcomesh.codec.OctetWriter;
import io.telcomesh.codec.Octets;
import io.telcomesh.codec.Tree;
import io.telcomesh.security.Direction;
import java.util.List;
import java.util.stream.Stream;

/// ESM message container, TS 24.301 §9.9.3.15: one plain ESM message. It stays octets in the EMM
/// message, so that what is wrong with it is answered by session management.
record EsmMessageContainer(String name) implements Element<Octets> {
  static final Element<Octets> ESM_MESSAGE_CONTAINER =
      new EsmMessageContainer("ESM message container");

  @Override
  public Octets decode(OctetReader in) {
    return in.rest();
  }

  @Override
  public void encode(Octets message, OctetWriter out) {
    out.octets(message);
  }

  @Override
  public Tree render(Octets message) {
    return Stream.of(Direction.values())
        .map(direction -> Nas.decode(message, direction))
        .flatMap(EsmMessageContainer::rendered)
        .findFirst()
        .map(tree -> Tree.of(name, List.of(tree)))
        .orElseGet(() -> Tree.leaf(name, message.toHex()));
  }

  private static Stream<Tree> rendered(Decoded<NasMessage> decoded) {
    return decoded instanceof Decoded.Accepted<NasMessage>(var message, var _)
        ? Stream.of(Nas.render(message))
        : Stream.empty();
  }
}
