package io.telcomesh.diameter.s6a;

import io.telcomesh.codec.OtherIes;
import io.telcomesh.codec.Table;
import io.telcomesh.diameter.AvpTable;
import io.telcomesh.diameter.AvpTag;
import io.telcomesh.identifiers.AllocationRetentionPriority;
import java.util.Optional;

/// Allocation-Retention-Priority, TS 29.212 §5.3.32.
///
/// @param preemptionCapability 0 enabled, 1 disabled (the default)
/// @param preemptionVulnerability 0 enabled (the default), 1 disabled
public record Arp(
    int priorityLevel,
    Optional<Integer> preemptionCapability,
    Optional<Integer> preemptionVulnerability,
    OtherIes others) {
  static final Table<Arp, AvpTag> MEMBERS =
      AvpTable.of(Arp.class, "Allocation-Retention-Priority")
          .required(S6aAvps.PRIORITY_LEVEL, Arp::priorityLevel)
          .optional(S6aAvps.PREEMPTION_CAPABILITY, Arp::preemptionCapability)
          .optional(S6aAvps.PREEMPTION_VULNERABILITY, Arp::preemptionVulnerability)
          .others(Arp::others)
          .build();

  public static Arp of(AllocationRetentionPriority priority) {
    return new Arp(
        priority.priorityLevel(),
        Optional.of(priority.preemptionCapability() ? 0 : 1),
        Optional.of(priority.preemptionVulnerability() ? 0 : 1),
        OtherIes.NONE);
  }

  public AllocationRetentionPriority priority() {
    return new AllocationRetentionPriority(
        priorityLevel, preemptionCapability.orElse(1) == 0, preemptionVulnerability.orElse(0) == 0);
  }
}
