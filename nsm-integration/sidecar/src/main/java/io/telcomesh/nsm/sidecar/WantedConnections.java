package io.telcomesh.nsm.sidecar;

import io.telcomesh.nsm.annotations.ServiceAnnotation;
import io.telcomesh.nsm.annotations.WantedService;
import io.telcomesh.nsm.sdk.ConnectionRequest;
import io.telcomesh.nsm.sdk.EnvironmentLabels;
import io.telcomesh.nsm.sdk.IpPrefix;
import io.telcomesh.nsm.sdk.KernelMechanism;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What NSM_NETWORK_SERVICES asks for. An interface without a name is called like the label `app`,
/// which is the reference point in a 4G network, else like the network service.
final class WantedConnections {
  private static final String VARIABLE = "NSM_NETWORK_SERVICES";

  private WantedConnections() {}

  /// @param behindUs prefixes that the endpoints' sides shall route to us
  static List<ConnectionRequest> of(Environment environment, List<IpPrefix> behindUs) {
    var wanted =
        environment
            .set(VARIABLE)
            .map(value -> ServiceAnnotation.PRESENT.read(VARIABLE, value))
            .orElse(List.of());
    var taken = new HashSet<String>();
    wanted.forEach(one -> one.interfaceName().ifPresent(taken::add));
    var requests = new ArrayList<ConnectionRequest>();
    for (var one : wanted) {
      requests.add(
          new ConnectionRequest(
              one.service(),
              EnvironmentLabels.added(one.labels(), environment.variables()),
              one.interfaceName().orElseGet(() -> named(one, taken)),
              Optional.empty(),
              behindUs));
    }
    return List.copyOf(requests);
  }

  private static String named(WantedService wanted, Set<String> taken) {
    String stem =
        wanted.labels().getOrDefault("app", wanted.service()).replaceAll("[^A-Za-z0-9_.-]", "-");
    boolean fits = stem.length() <= KernelMechanism.LONGEST_NAME && !taken.contains(stem);
    String name = fits ? stem : KernelMechanism.freeName(stem, taken::contains);
    taken.add(name);
    return name;
  }
}
