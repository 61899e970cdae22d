package io.telcomesh.mme.s1mme;

import io.telcomesh.codec.Octets;
import io.telcomesh.security.Direction;

/// Is told NAS messages without their protection, for the signalling record.
@FunctionalInterface
public interface NasObserver {
  /// Looks away.
  NasObserver NONE = (_, _, _) -> {};

  /// @param ue the MME's reference of the UE
  void plain(Direction direction, String ue, Octets message);
}
