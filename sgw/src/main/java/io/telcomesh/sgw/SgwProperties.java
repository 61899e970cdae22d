package io.telcomesh.sgw;

import io.telcomesh.boot.IpAddress;
import io.telcomesh.boot.configuration.Checks;
import io.telcomesh.identifiers.Apn;
import io.telcomesh.referencepoints.gtpc.GtpcOptions;
import io.telcomesh.userplane.BufferLimits;
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
    @DefaultValue Buffer buffer,
    @DefaultValue("1") int userPlaneThreads,
    Path state) {
  /// What is kept for an idle UE.
  record Buffer(
      @DefaultValue("64") int packets,
      @DefaultValue("131072") int octets,
      @DefaultValue("30s") Duration age) {
    Buffer {
      new Checks()
          .between("packets", packets, 1, 65536)
          .between("octets", octets, 1500, 1 << 26)
          .between("age", age, Duration.ofSeconds(1), Duration.ofMinutes(10))
          .done();
    }
  }

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
        new BufferLimits(buffer.packets(), buffer.octets(), buffer.age()),
        GtpcOptions.DEFAULT);
  }
}
