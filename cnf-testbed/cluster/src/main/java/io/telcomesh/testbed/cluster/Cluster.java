package io.telcomesh.testbed.cluster;

import java.util.List;
import java.util.Optional;

/// Where topologies run. Every method refuses what it cannot do with a [Refusal].
public interface Cluster {
  /// What this cluster needs to work, met or not.
  List<Need> needs();

  /// Deploys a topology and waits until every pod is ready. What had been made is taken away again
  /// where that fails or the thread is interrupted.
  Instance up(UpRequest request, Progress progress) throws InterruptedException;

  /// The instances that run, or are left over, by name.
  List<Instance> instances();

  Optional<Instance> find(String instance);

  /// Ends an instance and takes away all that belongs to it, also what one that crashed left.
  ///
  /// @param purge whether logs and databases go too
  /// @return whether there was anything
  boolean down(String instance, boolean purge, Progress progress) throws InterruptedException;

  /// The command line that runs a command in the network of a pod, or of a UE of the simulator
  /// (`ue-1`).
  List<String> commandIn(String instance, String pod, List<String> command);
}
