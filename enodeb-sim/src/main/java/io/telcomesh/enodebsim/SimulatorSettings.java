package io.telcomesh.enodebsim;

import io.telcomesh.identifiers.Apn;
import io.telcomesh.identifiers.Plmn;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;

/// What a simulator simulates.
///
/// @param enodebs 1 or more, each with an id of its own
/// @param apn that the UEs ask for
/// @param recovery whether UEs come back by themselves when their connection has failed
/// @param inactivity after so long without a packet an eNodeB has a UE released; zero = never
public record SimulatorSettings(
    Plmn plmn, List<EnodebSettings> enodebs, Apn apn, boolean recovery, Duration inactivity) {
  public SimulatorSettings {
    enodebs = List.copyOf(enodebs);
    var ids = new HashSet<Integer>();
    for (var enodeb : enodebs) {
      if (!ids.add(enodeb.id())) {
        throw new IllegalArgumentException("two eNodeBs have the id " + enodeb.id());
      }
    }
    if (enodebs.isEmpty()) {
      throw new IllegalArgumentException("a simulator has one eNodeB or more");
    }
  }
}
