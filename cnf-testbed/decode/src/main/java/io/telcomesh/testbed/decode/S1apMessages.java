package io.telcomesh.testbed.decode;

import io.telcomesh.capture.CapturedMessage;
import io.telcomesh.codec.Decoded;
import io.telcomesh.codec.Decoded.Accepted;
import io.telcomesh.codec.Decoded.Rejected;
import io.telcomesh.codec.Octets;
import io.telcomesh.codec.Tree;
import io.telcomesh.s1ap.S1ap;
import io.telcomesh.s1ap.S1apMessage;
import io.telcomesh.s1ap.UnbuiltMessage;
import io.telcomesh.security.Direction;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// S1AP, and the NAS inside it, wherever the message has it.
final class S1apMessages {
  /// SCTP's payload protocol identifier, TS 36.412 §7.
  static final long PAYLOAD_PROTOCOL = 18;

  static final int PORT = 36412;

  private static final Set<String> UPLINK = Set.of("InitialUEMessage", "UplinkNASTransport");
  private static final Reencoding.Way<S1apMessage> WAY =
      new Reencoding.Way<>(S1ap::encode, S1apMessages::accepted, Sorted::whole);

  private final NasMessages nas = new NasMessages();

  Finding read(CapturedMessage captured) {
    var octets = captured.octets();
    return switch (S1ap.decode(octets)) {
      case Accepted<S1apMessage>(var message, var _) ->
          withNas(captured, S1ap.render(message), finding(message, octets));
      case Rejected<S1apMessage>(var diagnostics, var partial) -> {
        var name =
            partial
                .value(S1ap.HEADER)
                .flatMap(header -> S1ap.name(header.triggeringMessage(), header.procedureCode()))
                .orElse("S1AP-PDU");
        yield Finding.rejected(Protocol.S1AP, name, octets.toHex(), diagnostics.toString());
      }
    };
  }

  private static Finding finding(S1apMessage message, Octets octets) {
    var tree = S1ap.render(message);
    return message instanceof UnbuiltMessage
        ? Finding.notBuilt(Protocol.S1AP, tree)
        : Finding.read(Protocol.S1AP, tree, Reencoding.of(message, octets, WAY));
  }

  private static Optional<S1apMessage> accepted(Octets pdu) {
    return S1ap.decode(pdu) instanceof Decoded.Accepted<S1apMessage>(var message, var _)
        ? Optional.of(message)
        : Optional.empty();
  }

  private Finding withNas(CapturedMessage captured, Tree tree, Finding finding) {
    var direction = UPLINK.contains(finding.name()) ? Direction.UPLINK : Direction.DOWNLINK;
    var ue = ue(captured, tree);
    var found = new ArrayList<Finding>();
    var whole =
        nasShown(
            tree,
            pdu -> {
              var message = nas.read(pdu, direction, ue);
              found.add(message);
              return message.tree();
            });
    return finding.with(whole, found);
  }

  /// The tree with a NAS message in the place of the octets that carry it.
  private static Tree nasShown(Tree tree, Function<Octets, Tree> nas) {
    if (tree.name().equalsIgnoreCase("NAS-PDU") && tree.children().isEmpty()) {
      return Tree.of(tree.name(), List.of(nas.apply(Octets.hex(tree.value()))));
    }
    var children = tree.children().stream().map(child -> nasShown(child, nas)).toList();
    return new Tree(tree.name(), tree.value(), children);
  }

  /// Names the UE's connection: both ends of the association and the MME's number.
  private static Optional<String> ue(CapturedMessage captured, Tree tree) {
    var ends =
        Stream.of(captured.source(), captured.destination())
            .map(InetSocketAddress::toString)
            .sorted()
            .collect(Collectors.joining(" "));
    return tree.children().stream()
        .filter(child -> child.name().equals("MME-UE-S1AP-ID"))
        .findFirst()
        .map(id -> ends + " " + id.value());
  }
}
