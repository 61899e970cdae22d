package io.telcomesh.testbed.cluster;

/// Where the one who waits is told what is being done.
@FunctionalInterface
public interface Progress {
  /// @param what is being done from now on, as `starting 6 pods`
  void step(String what);
}
