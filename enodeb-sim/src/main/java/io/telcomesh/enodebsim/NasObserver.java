package io.telcomesh.enodebsim;

import io.telcomesh.codec.Octets;
import io.telcomesh.security.Direction;

/// Is told every NAS message in plain, which travels ciphered in S1AP.
@FunctionalInterface
public interface NasObserver {
  /// Looks away.
  NasObserver NONE = (_, _, _) -> {};

  /// @param ue the UE's reference in this process
  void plain(Direction direction, String ue, Octets message);
}
