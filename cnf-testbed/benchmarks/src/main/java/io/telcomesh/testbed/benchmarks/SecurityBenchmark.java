package io.telcomesh.testbed.benchmarks;

import io.telcomesh.codec.Octets;
import io.telcomesh.security.AuthenticationCentre;
import io.telcomesh.security.AuthenticationManagementField;
import io.telcomesh.security.Ciphering;
import io.telcomesh.security.Direction;
import io.telcomesh.security.EpsAuthenticationVector;
import io.telcomesh.security.EpsEncryptionAlgorithm;
import io.telcomesh.security.EpsIntegrityAlgorithm;
import io.telcomesh.security.Integrity;
import io.telcomesh.security.Key;
import io.telcomesh.security.Milenage;
import io.telcomesh.security.RandomSource;
import io.telcomesh.security.SequenceNumber;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/// An authentication vector, and what protects one NAS message of 64 octets.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class SecurityBenchmark {
  private static final Key KEY = Key.hex("000102030405060708090a0b0c0d0e0f");

  @Param({"1", "2", "3"})
  int algorithm;

  private final AuthenticationCentre centre = new AuthenticationCentre(RandomSource.seeded(1));
  private final Milenage milenage = new Milenage(KEY, KEY);
  private final Octets message = Octets.zeros(64);
  private final Octets network = Octets.hex("00f110");
  private final AuthenticationManagementField amf = new AuthenticationManagementField(0x8000);
  private int count;

  @Benchmark
  public List<EpsAuthenticationVector> milenageVector() {
    return centre.vectors(milenage, amf, network, SequenceNumber.of(++count, 0), 1);
  }

  @Benchmark
  public Octets integrity() {
    var eia = EpsIntegrityAlgorithm.values()[algorithm];
    return Integrity.mac(eia, KEY, ++count, 0, Direction.UPLINK, message);
  }

  @Benchmark
  public Octets ciphering() {
    var eea = EpsEncryptionAlgorithm.values()[algorithm];
    return Ciphering.apply(eea, KEY, ++count, 0, Direction.UPLINK, message);
  }
}
