package io.telcomesh.nsm.sidecar;

import io.telcomesh.nsm.sdk.ConnectionRequest;
import io.telcomesh.nsm.sdk.EndpointOffer;
import io.telcomesh.nsm.sdk.EnvironmentLabels;
import io.telcomesh.nsm.sdk.IpPrefix;
import io.telcomesh.nsm.sdk.NsmUrl;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// What the environment says: an endpoint where a network service is named, a client where
/// connections are asked for, and what passes on from one to the other where both are. Names and
/// forms are those of NSM's endpoint and client programs, and of the sidecars of its first
/// releases; lists are separated by commas.
///
/// | Variable | Meaning | Without it |
/// |---|---|---|
/// | NSM_NAME | the component's name | POD_NAME |
/// | NSM_CONNECT_TO | where the node's manager is reached | unix:///var/lib/networkservicemesh/nsm.io.sock |
/// | NSM_LISTEN_ON | the endpoint's own socket | unix://TMP/nsm/NAME.sock |
/// | NSM_SERVICE_NAMES; ENDPOINT_NETWORK_SERVICE, ADVERTISE_NSE_NAME | the network services | no endpoint |
/// | NSM_LABELS, `key:value`; ENDPOINT_LABELS, ADVERTISE_NSE_LABELS, `key=value` | their matches choose it by | none |
/// | NSM_CIDR_PREFIX | where addresses come from, one for all wires of the endpoint | refused |
/// | IP_ADDRESS | the same, but each wire has a /30 of it: client, then endpoint | refused |
/// | ROUTES | prefixes that clients route to the endpoint | none |
/// | NSM_STATE_DIRECTORY | where addresses given to clients are kept | not beyond the process |
/// | NSM_NETWORK_SERVICES | the connections, as `kernel://service/interface?label=value` | no client |
///
/// What both serves and asks has its clients' prefix routed to it.
record SidecarSettings(
    String name,
    NsmUrl manager,
    Optional<EndpointOffer> endpoint,
    List<ConnectionRequest> connections) {

  private static final NsmUrl MANAGER =
      new NsmUrl.Unix(Path.of("/var/lib/networkservicemesh/nsm.io.sock"));
  private static final List<String> SERVICES =
      List.of("NSM_SERVICE_NAMES", "ENDPOINT_NETWORK_SERVICE", "ADVERTISE_NSE_NAME");
  private static final List<String> LABELS =
      List.of("NSM_LABELS", "ENDPOINT_LABELS", "ADVERTISE_NSE_LABELS");
  private static final String PREFIX = "NSM_CIDR_PREFIX";
  private static final String PREFIX_OF_PAIRS = "IP_ADDRESS";

  SidecarSettings {
    connections = List.copyOf(connections);
  }

  /// @throws IllegalArgumentException naming the variable that is missing or wrong
  static SidecarSettings of(Map<String, String> variables) {
    var environment = new Environment(variables);
    var name =
        Stream.of("NSM_NAME", "POD_NAME")
            .flatMap(variable -> environment.set(variable).stream())
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException("NSM_NAME is not set"));
    var endpoint = environment.oneOf(SERVICES).map(services -> offer(environment, name, services));
    var served =
        endpoint.stream().flatMap(offer -> offer.pools().stream()).flatMap(List::stream).toList();
    var connections = WantedConnections.of(environment, served);
    if (endpoint.isEmpty() && connections.isEmpty()) {
      throw new IllegalArgumentException(
          "NSM_SERVICE_NAMES is not set, which makes an endpoint, nor NSM_NETWORK_SERVICES, which makes a client");
    }
    return new SidecarSettings(
        name,
        environment.read("NSM_CONNECT_TO", NsmUrl::parse).orElse(MANAGER),
        endpoint,
        connections);
  }

  private static EndpointOffer offer(Environment environment, String name, String services) {
    var labels = environment.oneOf(LABELS).map(variable -> labels(environment, variable));
    var prefix =
        environment
            .oneOf(List.of(PREFIX, PREFIX_OF_PAIRS))
            .orElseThrow(() -> new IllegalArgumentException(PREFIX + " is not set"));
    var temporary = Path.of(System.getProperty("java.io.tmpdir"), "nsm", name + ".sock");
    return new EndpointOffer(
        name,
        environment.read(services, Environment::list).orElseThrow(),
        EnvironmentLabels.added(labels.orElse(Map.of()), environment.variables()),
        List.of(List.of(environment.read(prefix, IpPrefix::parse).orElseThrow())),
        environment
            .read("NSM_LISTEN_ON", NsmUrl::parse)
            .orElseGet(() -> new NsmUrl.Unix(temporary)),
        environment.read("NSM_STATE_DIRECTORY", kept -> Path.of(kept, name + ".leases")),
        prefix.equals(PREFIX_OF_PAIRS)
            ? EndpointOffer.Addressing.PAIRS
            : EndpointOffer.Addressing.ONE_ADDRESS,
        environment.read("ROUTES", SidecarSettings::prefixes).orElse(List.of()));
  }

  private static Map<String, String> labels(Environment environment, String variable) {
    char separator = variable.equals(LABELS.getFirst()) ? ':' : '=';
    return environment.read(variable, text -> Environment.labels(text, separator)).orElse(Map.of());
  }

  private static List<IpPrefix> prefixes(String text) {
    return Environment.list(text).stream().map(IpPrefix::parse).toList();
  }
}
