package io.telcomesh.boot.signalling;

import java.util.Optional;

/// Finds a UE's reference in this process, so that its messages can be asked for by subscriber.
@FunctionalInterface
public interface UeDirectory {
  /// @param imsi 6 to 15 digits
  Optional<String> referenceOf(String imsi);
}
