package io.telcomesh.testbed.benchmarks;

import io.telcomesh.codec.Decoded;
import io.telcomesh.codec.Octets;
import io.telcomesh.diameter.Diameter;
import io.telcomesh.gtp.gtpc.Gtpc;
import io.telcomesh.referencepoints.ObservedMessage;
import io.telcomesh.referencepoints.ReferencePoint;
import io.telcomesh.s1ap.S1ap;
import io.telcomesh.s1ap.S1apMessage;
import io.telcomesh.testbed.simulation.Epc;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/// The messages of one attach, all of a protocol in one operation.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class CodecBenchmark {
  private final List<Octets> s1ap;
  private final List<S1apMessage> s1apMessages;
  private final List<Octets> gtpc;
  private final List<Octets> diameter;

  public CodecBenchmark() {
    try (var epc = Epc.start(1)) {
      var imsi = epc.provision(1, 1).getFirst();
      epc.callFlow().clear();
      var attached = epc.attach(imsi);
      if (!attached.succeeded()) {
        throw new IllegalStateException(attached.toString());
      }
      var sent = epc.callFlow().messages();
      s1ap = of(sent, EnumSet.of(ReferencePoint.S1_MME));
      gtpc = of(sent, EnumSet.of(ReferencePoint.S11, ReferencePoint.S5_S8));
      diameter = of(sent, EnumSet.of(ReferencePoint.S6A));
    }
    s1apMessages = s1ap.stream().map(CodecBenchmark::decoded).toList();
  }

  @Benchmark
  public void decodeS1ap(Blackhole hole) {
    s1ap.forEach(pdu -> hole.consume(S1ap.decode(pdu)));
  }

  @Benchmark
  public void encodeS1ap(Blackhole hole) {
    s1apMessages.forEach(message -> hole.consume(S1ap.encode(message)));
  }

  @Benchmark
  public void decodeGtpc(Blackhole hole) {
    gtpc.forEach(datagram -> hole.consume(Gtpc.decode(datagram)));
  }

  @Benchmark
  public void decodeDiameter(Blackhole hole) {
    diameter.forEach(message -> hole.consume(Diameter.decode(message)));
  }

  private static List<Octets> of(List<ObservedMessage> sent, Set<ReferencePoint> points) {
    return sent.stream()
        .filter(message -> points.contains(message.referencePoint()))
        .map(ObservedMessage::octets)
        .toList();
  }

  private static S1apMessage decoded(Octets pdu) {
    return switch (S1ap.decode(pdu)) {
      case Decoded.Accepted<S1apMessage>(var message, var _) -> message;
      case Decoded.Rejected<S1apMessage>(var diagnostics, var _) ->
          throw new IllegalStateException(diagnostics.toString());
    };
  }
}
