package io.telcomesh.mme;

/// How a detach that an operator wanted has ended.
public enum DetachOutcome {
  /// The UE has accepted it.
  ACCEPTED,
  /// The UE was asked and did not answer; it is detached all the same.
  SILENT,
  /// The UE could not be asked; it is detached and learns it when it next asks for something.
  NOT_REACHED,
  /// Something else happened to the UE meanwhile.
  OVERTAKEN,
  /// There was nothing to detach.
  NOT_ATTACHED
}
