package io.telcomesh.nsm.annotations;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// One connection that a pod asks for.
///
/// @param service the network service, with `@domain` where it is another domain's
/// @param interfaceName what its interface shall be called, where that is said
/// @param labels what the network service's matches choose by, in the order they are written
public record WantedService(
    String service, Optional<String> interfaceName, Map<String, String> labels) {

  public WantedService {
    labels = Collections.unmodifiableMap(new LinkedHashMap<>(labels));
  }

  /// As the present grammar writes it.
  public String url() {
    String query =
        labels.entrySet().stream()
            .flatMap(label ->
                Stream.of(label.getValue().split(",", -1))
                    .map(value -> encoded(label.getKey()) + "=" + encoded(value)))
            .collect(Collectors.joining("&"));
    return "kernel://"
        + service
        + interfaceName.map(name -> "/" + name).orElse("")
        + (query.isEmpty() ? "" : "?" + query);
  }

  /// Several, as one value.
  public static String urls(List<WantedService> wanted) {
    return wanted.stream().map(WantedService::url).collect(Collectors.joining(","));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
