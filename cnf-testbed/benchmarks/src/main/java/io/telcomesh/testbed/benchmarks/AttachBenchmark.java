package io.telcomesh.testbed.benchmarks;

import io.telcomesh.enodebsim.UeResult;
import io.telcomesh.identifiers.Imsi;
import io.telcomesh.testbed.simulation.Epc;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/// An attach and a detach of one UE through all functions on virtual time: everything but sockets,
/// the database and what a process adds around it. Most of the time is the simulated scheduler's,
/// one hand-over an event: for comparing two versions, not for what an attach costs.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class AttachBenchmark {
  private final Epc epc = Epc.start(1);
  private final Imsi imsi;

  public AttachBenchmark() {
    epc.callFlow().stop();
    List<Imsi> all = epc.provision(1, 1);
    imsi = all.getFirst();
  }

  @Benchmark
  public UeResult attachAndDetach() {
    var attached = epc.attach(imsi);
    if (!attached.succeeded()) {
      throw new IllegalStateException(attached.toString());
    }
    return epc.detach(imsi);
  }

  @TearDown
  public void close() {
    epc.close();
  }
}
