package io.telcomesh.enodebsim;

import io.telcomesh.boot.FunctionIdentity;
import io.telcomesh.boot.Network;
import io.telcomesh.boot.configuration.Checks;
import io.telcomesh.identifiers.PdnType;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// The keys `enodeb-sim.*`, documented in `application.yml`.
@ConfigurationProperties("enodeb-sim")
record SimulatorProperties(
    List<Radio> enodebs,
    @DefaultValue("auto") Interfaces ueInterfaces,
    @DefaultValue("local") String instance,
    @DefaultValue("ipv4v6") PdnType pdnType,
    @DefaultValue("true") boolean recovery,
    @DefaultValue("1") int userPlaneThreads,
    @DefaultValue("0s") Duration inactivity,
    @DefaultValue("9899") int sctpUdpPort) {

  /// An eNodeB.
  record Radio(int id, String name, int tac, @DefaultValue("1") List<Integer> cells) {
    Radio {
      new Checks()
          .between("id", id, 0, 0xfffff)
          .that(!name.isEmpty() && name.length() <= 150, "name", name, "1 to 150 characters")
          .that(
              !cells.isEmpty() && cells.stream().allMatch(cell -> cell >= 0 && cell <= 255),
              "cells",
              cells,
              "one number of 0 to 255 or more")
          .done();
    }
  }

  /// Where programs become UEs.
  enum Interfaces {
    AUTO,
    NAMESPACES,
    SHARED,
    MEMORY
  }

  SimulatorProperties {
    enodebs = List.copyOf(enodebs);
    new Checks()
        .that(!enodebs.isEmpty(), "enodebs", "", "one eNodeB or more")
        .that(
            enodebs.stream().map(Radio::id).distinct().count() == enodebs.size(),
            "enodebs",
            enodebs.stream().map(Radio::id).toList(),
            "an id of its own for each")
        .that(
            instance.matches("[a-z0-9-]{1,32}"),
            "instance",
            instance,
            "1 to 32 of a to z, 0 to 9 and -")
        .that(pdnType != PdnType.NON_IP, "pdn-type", pdnType, "ipv4, ipv6 or ipv4v6")
        .between("user-plane-threads", userPlaneThreads, 1, 16)
        .between("inactivity", inactivity, Duration.ZERO, Duration.ofHours(1))
        .between("sctp-udp-port", sctpUdpPort, 1, 65535)
        .done();
  }

  /// @param identity whose ordinal makes eNodeBs of several simulators differ
  /// @throws io.telcomesh.boot.configuration.WrongValues when an eNodeB stands in a tracking area
  ///   that the network does not have
  SimulatorSettings settings(Network network, FunctionIdentity identity) {
    var checks = new Checks();
    for (int i = 0; i < enodebs.size(); i++) {
      int tac = enodebs.get(i).tac();
      checks.that(
          network.trackingAreas().contains(tac),
          "enodeb-sim.enodebs[%d].tac".formatted(i),
          tac,
          "one of network.tracking-areas " + network.trackingAreas());
    }
    checks.done();
    return new SimulatorSettings(
        network.plmn(),
        enodebs.stream().map(each -> following(each, identity.ordinal())).toList(),
        network.defaultApn(),
        pdnType,
        recovery,
        inactivity);
  }

  /// Those of simulator 1 follow those of simulator 0, and so on: an MME tells eNodeBs by their
  /// ids.
  private EnodebSettings following(Radio radio, int ordinal) {
    var ids = enodebs.stream().mapToInt(Radio::id).summaryStatistics();
    int further = ordinal * (ids.getMax() - ids.getMin() + 1);
    int id = radio.id() + further;
    var name = radio.name().replaceAll("(?<!\\d)" + radio.id() + "$", Integer.toString(id));
    return new EnodebSettings(id, name, radio.tac(), radio.cells());
  }
}
