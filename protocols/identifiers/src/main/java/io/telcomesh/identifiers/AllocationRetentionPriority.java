package io.telcomesh.identifiers;

/// Allocation and retention priority, TS 23.203 §6.1.7.3.
///
/// @param priorityLevel 1 (highest) to 15
/// @param preemptionCapability whether it may take another bearer's resources
/// @param preemptionVulnerability whether another bearer may take its resources
public record AllocationRetentionPriority(
    int priorityLevel, boolean preemptionCapability, boolean preemptionVulnerability) {
  public AllocationRetentionPriority {
    Range.check(priorityLevel, 1, 15, "an ARP priority level");
  }
}
