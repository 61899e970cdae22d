package io.telcomesh.nsm.controlplane.forwarder;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.telcomesh.kernel.KernelException;
import io.telcomesh.nsm.api.connection.Connection;
import io.telcomesh.nsm.api.connection.Mechanism;
import io.telcomesh.nsm.api.networkservice.NetworkServiceRequest;
import io.telcomesh.nsm.api.registry.NetworkServiceEndpoint;
import io.telcomesh.nsm.controlplane.hop.Answers;
import io.telcomesh.nsm.controlplane.hop.HeldConnection;
import io.telcomesh.nsm.controlplane.hop.NextHop;
import io.telcomesh.nsm.sdk.KernelMechanism;
import io.telcomesh.nsm.sdk.NsmUrl;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A connection in the forwarder: the mechanism of the client's side, the connection to the
/// endpoint with its own mechanism, and the wire between the two.
final class ForwardedConnection implements HeldConnection {
  /// How often another VXLAN identifier is asked for when the one agreed on is in use.
  private static final int ATTEMPTS = 3;

  private final EndpointChoice choice;
  private final NextHop nextHop;
  private final WireMaker wires;
  private @Nullable Established established;

  ForwardedConnection(EndpointChoice choice, NextHop nextHop, WireMaker wires) {
    this.choice = choice;
    this.nextHop = nextHop;
    this.wires = wires;
  }

  /// What stands. `downstream` has the endpoint's side's mechanism.
  private record Established(NsmUrl url, Connection downstream, Wire wire) {}

  @Override
  public Connection request(NetworkServiceRequest request) {
    var near = nearMechanism(request);
    var asked = request.getConnection();
    var candidates = choice.of(asked);
    var refusals = new ArrayList<Status>();
    for (var endpoint : presentFirst(candidates.endpoints())) {
      try {
        var towards =
            asked.toBuilder()
                .setNetworkServiceEndpointName(endpoint.getName())
                .setPayload(candidates.payload())
                .build();
        return connect(towards, near, endpoint);
      } catch (StatusRuntimeException refused) {
        refusals.add(Answers.refusedBy("endpoint " + endpoint.getName(), refused));
      }
    }
    throw Answers.all("all candidates have failed", refusals);
  }

  @Override
  public void close() {
    if (established != null) {
      wires.remove(established.wire, established.downstream.getId());
      nextHop.close(established.url, established.downstream);
      established = null;
    }
  }

  @Override
  public NsmUrl nextHop() {
    if (established == null) {
      throw new IllegalStateException("no endpoint has been asked with success");
    }
    return established.url;
  }

  private List<NetworkServiceEndpoint> presentFirst(List<NetworkServiceEndpoint> candidates) {
    var present = established == null ? "" : established.downstream.getNetworkServiceEndpointName();
    return candidates.stream()
        .sorted(Comparator.comparing(it -> !it.getName().equals(present)))
        .toList();
  }

  private Connection connect(Connection asked, Mechanism near, NetworkServiceEndpoint endpoint) {
    var url = NsmUrl.parse(endpoint.getUrl());
    var offered = near;
    for (int attempt = 1; ; attempt++) {
      var downstream = nextHop.request(url, towards(url, asked, near));
      try {
        return join(url, asked, offered, downstream);
      } catch (RuntimeException failed) {
        abandon(url, downstream);
        boolean tunnel = near.getType().equals(Vxlan.TYPE) || !(url instanceof NsmUrl.Unix);
        boolean taken = failed instanceof KernelException refused && refused.taken();
        if (!tunnel || !taken || attempt == ATTEMPTS) {
          throw Answers.status(failed).asRuntimeException();
        }
        offered = Vxlan.withoutIdentifier(near);
      }
    }
  }

  /// The endpoint has agreed and the wire cannot be made: nothing stays of what was and what is.
  private void abandon(NsmUrl url, Connection downstream) {
    if (established != null) {
      wires.remove(established.wire, downstream.getId());
    }
    nextHop.close(url, downstream);
    established = null;
  }

  /// Makes the wire that fits both mechanisms, and answers the near side.
  private Connection join(NsmUrl url, Connection asked, Mechanism near, Connection downstream) {
    var far = KernelEnd.named(downstream.getMechanism(), asked.getNetworkService());
    var accepted = near.getType().equals(Vxlan.TYPE) ? accept(near) : near;
    var wire = wire(accepted, far);
    var sized = wire instanceof Wire.Inside ? downstream : fitting(downstream);
    var before = Optional.ofNullable(established);
    wires.make(before.map(Established::wire), wire, sized);
    before.filter(it -> !it.url.equals(url)).ifPresent(it -> nextHop.close(it.url, it.downstream));
    established = new Established(url, sized.toBuilder().setMechanism(far).build(), wire);
    return sized.toBuilder().setMechanism(accepted).build();
  }

  private Wire wire(Mechanism near, Mechanism far) {
    boolean clientHere = near.getType().equals(KernelMechanism.TYPE);
    return switch (far.getType()) {
      case KernelMechanism.TYPE ->
          clientHere
              ? new Wire.Inside(KernelEnd.of(near), KernelEnd.of(far))
              : new Wire.In(KernelEnd.of(far), Vxlan.fromDestination(near, wires.underlay()));
      case Vxlan.TYPE -> new Wire.Out(KernelEnd.of(near), Vxlan.fromSource(far, wires.underlay()));
      default ->
          throw Status.FAILED_PRECONDITION
              .withDescription("it answered with the mechanism '" + far.getType() + "'")
              .asRuntimeException();
    };
  }

  /// Towards an endpoint of this node a kernel interface is proposed, towards another node's
  /// manager a tunnel; a refresh goes with the mechanism that was agreed on.
  private NetworkServiceRequest towards(NsmUrl url, Connection asked, Mechanism near) {
    boolean local = url instanceof NsmUrl.Unix;
    if (!local && near.getType().equals(Vxlan.TYPE)) {
      throw Status.FAILED_PRECONDITION
          .withDescription("it is not on this node, to which the tunnel leads")
          .asRuntimeException();
    }
    var request = NetworkServiceRequest.newBuilder();
    var connection = asked.toBuilder().clearMechanism();
    if (established != null && established.url.equals(url)) {
      connection.setMechanism(established.downstream.getMechanism());
    }
    request.addMechanismPreferences(
        local
            ? Mechanism.newBuilder()
                .setCls(KernelMechanism.LOCAL)
                .setType(KernelMechanism.TYPE)
                .build()
            : Vxlan.offer(wires.tunnelAddress()));
    return request.setConnection(connection).build();
  }

  private Mechanism accept(Mechanism near) {
    return Vxlan.accept(near, wires.tunnelAddress());
  }

  private Connection fitting(Connection connection) {
    int mtu = wires.tunnelMtu();
    int asked = connection.getContext().getMTU();
    var sized = connection.toBuilder();
    sized.getContextBuilder().setMTU(asked == 0 ? mtu : Math.min(asked, mtu));
    return sized.build();
  }

  /// The mechanism of the side that asks: the one agreed on before, else the first of its wishes
  /// that we can make.
  private static Mechanism nearMechanism(NetworkServiceRequest request) {
    var connection = request.getConnection();
    var wishes =
        connection.hasMechanism()
            ? List.of(connection.getMechanism())
            : request.getMechanismPreferencesList();
    return wishes.stream()
        .filter(it -> it.getType().equals(KernelMechanism.TYPE) || it.getType().equals(Vxlan.TYPE))
        .findFirst()
        .map(it -> checked(it, connection.getNetworkService()))
        .orElseThrow(() ->
            Status.INVALID_ARGUMENT
                .withDescription(
                    "cannot support any of the requested mechanism: %s, only KERNEL and VXLAN"
                        .formatted(wishes.stream().map(Mechanism::getType).toList()))
                .asRuntimeException());
  }

  /// A kernel interface must be nameable and its namespace there before any endpoint is bothered.
  private static Mechanism checked(Mechanism mechanism, String networkService) {
    if (mechanism.getType().equals(Vxlan.TYPE)) {
      return mechanism;
    }
    var named = KernelEnd.named(mechanism, networkService);
    var _ = KernelEnd.of(named);
    return named;
  }
}
