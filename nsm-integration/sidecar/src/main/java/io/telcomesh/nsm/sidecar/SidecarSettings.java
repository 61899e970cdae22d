package io.telcomesh.nsm.sidecar;

import io.telcomesh.nsm.sdk.EndpointOffer;
import io.telcomesh.nsm.sdk.EnvironmentLabels;
import io.telcomesh.nsm.sdk.IpPrefix;
import io.telcomesh.nsm.sdk.NsmUrl;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/// What the environment says. Names and forms are those of NSM's endpoint program: lists are
/// separated by commas, labels are `key:value`; a variable that is set but empty counts as unset.
///
/// | Variable | Meaning | Without it |
/// |---|---|---|
/// | NSM_NAME | the endpoint's name | POD_NAME |
/// | NSM_CONNECT_TO | where the node's manager is reached | unix:///var/lib/networkservicemesh/nsm.io.sock |
/// | NSM_LISTEN_ON | the endpoint's own socket | unix://TMP/nsm/NAME.sock |
/// | NSM_SERVICE_NAMES | the network services | refused |
/// | NSM_LABELS | their matches choose it by | none |
/// | NSM_CIDR_PREFIX | where addresses come from | refused |
/// | NSM_STATE_DIRECTORY | where addresses given to clients are kept | not beyond the process |
record SidecarSettings(NsmUrl manager, EndpointOffer offer) {

  private static final String MANAGER = "unix:///var/lib/networkservicemesh/nsm.io.sock";

  /// @throws IllegalArgumentException naming the variable that is missing or wrong
  static SidecarSettings of(Map<String, String> environment) {
    String name =
        read(environment, "NSM_NAME", Optional.ofNullable(environment.get("POD_NAME")), n -> n);
    Path temporary = Path.of(System.getProperty("java.io.tmpdir"), "nsm", name + ".sock");
    var manager = read(environment, "NSM_CONNECT_TO", Optional.of(MANAGER), NsmUrl::parse);
    var listenOn =
        read(environment, "NSM_LISTEN_ON", Optional.of("unix://" + temporary), NsmUrl::parse);
    var services = read(environment, "NSM_SERVICE_NAMES", Optional.empty(), SidecarSettings::list);
    var labels = read(environment, "NSM_LABELS", Optional.of(""), SidecarSettings::labels);
    var prefix = read(environment, "NSM_CIDR_PREFIX", Optional.empty(), IpPrefix::parse);
    var leases =
        set(environment, "NSM_STATE_DIRECTORY").map(kept -> Path.of(kept, name + ".leases"));
    var all = EnvironmentLabels.added(labels, environment);
    return new SidecarSettings(
        manager, new EndpointOffer(name, services, all, prefix, listenOn, leases));
  }

  private static <T> T read(
      Map<String, String> environment,
      String variable,
      Optional<String> otherwise,
      Function<String, T> form) {
    String text =
        set(environment, variable)
            .or(() -> otherwise)
            .orElseThrow(() -> new IllegalArgumentException(variable + " is not set"));
    try {
      return form.apply(text);
    } catch (IllegalArgumentException wrong) {
      throw new IllegalArgumentException(variable + ": " + wrong.getMessage(), wrong);
    }
  }

  private static Optional<String> set(Map<String, String> environment, String variable) {
    return Optional.ofNullable(environment.get(variable)).filter(text -> !text.isBlank());
  }

  private static List<String> list(String text) {
    return Stream.of(text.split(",")).map(String::strip).filter(one -> !one.isEmpty()).toList();
  }

  private static Map<String, String> labels(String text) {
    var labels = new LinkedHashMap<String, String>();
    for (String label : list(text)) {
      int colon = label.indexOf(':');
      if (colon < 1) {
        throw new IllegalArgumentException("expected key:value, not \"" + label + "\"");
      }
      labels.put(label.substring(0, colon), label.substring(colon + 1));
    }
    return labels;
  }
}
