package io.telcomesh.sgw;

import io.telcomesh.boot.IpAddress;
import io.telcomesh.boot.configuration.Checks;
import io.telcomesh.identifiers.Apn;
import io.telcomesh.referencepoints.gtpc.GtpcOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// The keys `sgw.*`, documented in `application.yml`.
///
/// @param state a directory of this SGW's own
@ConfigurationProperties("sgw")
record SgwProperties(
    @DefaultValue Map<String, IpAddress> gateways,
    @DefaultValue("30s") Duration quiet,
    @DefaultValue("1") int userPlaneThreads,
    Path state) {
  SgwProperties {
    new Checks()
        .between("quiet", quiet, Duration.ofSeconds(1), Duration.ofHours(1))
        .between("user-plane-threads", userPlaneThreads, 1, 64)
        .present("state", state, "a directory")
        .done();
  }

  SgwSettings settings() {
    return new SgwSettings(
        gateways.entrySet().stream()
            .collect(
                Collectors.toUnmodifiableMap(
                    entry -> new Apn(entry.getKey()), entry -> entry.getValue().address())),
        quiet,
        GtpcOptions.DEFAULT);
  }
}
