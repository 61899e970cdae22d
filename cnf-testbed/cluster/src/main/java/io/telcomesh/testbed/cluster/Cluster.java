package io.telcomesh.testbed.cluster;

import java.nio.ByteBuffer;
import java.time.Instant;
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

  /// The names of those that another version of this program has made: they can be ended with
  /// [#down], and nothing else.
  List<String> foreign();

  /// Ends the processes of a pod, has them started again, and waits until they are ready.
  void restart(String instance, String pod, Progress progress) throws InterruptedException;

  /// Starts again what ends of an instance's pods and control planes, until the instance is gone.
  void supervise(String instance) throws InterruptedException;

  Optional<Instance> find(String instance);

  /// Ends an instance and takes away all that belongs to it, also what one that crashed left.
  ///
  /// @return whether there was anything
  boolean down(String instance, Keep keep, Progress progress) throws InterruptedException;

  /// What of an instance outlives it.
  enum Keep {
    LOGS_AND_DATABASES,
    LOGS,
    NOTHING
  }

  /// What the keys of an instance's subscribers are derived from: 64 hexadecimal digits, made at
  /// its first `up` and kept as long as its databases.
  ///
  /// @throws Refusal where the user may not read it
  String seed(String instance);

  /// Reads what arrives at the pods on their wires, each packet once, until the thread is
  /// interrupted.
  ///
  /// @return how many packets were lost because they were not taken fast enough
  long capture(String instance, PacketSink sink) throws InterruptedException;

  /// Takes packets, one at a time.
  @FunctionalInterface
  interface PacketSink {
    void packet(CapturedPacket packet);
  }

  /// @param referencePoint the wire's, as `s1-mme`
  /// @param frame from the Ethernet header on
  record CapturedPacket(Instant time, String referencePoint, ByteBuffer frame) {}

  /// The command line that runs a command in the network of a pod, or of a UE of the simulator
  /// (`ue-1`).
  List<String> commandIn(String instance, String pod, List<String> command);
}
