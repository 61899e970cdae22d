package io.telcomesh.testbed.simulation.judges;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.telcomesh.codec.Octets;
import io.telcomesh.referencepoints.sctp.Association;
import io.telcomesh.referencepoints.sctp.AssociationEnd;
import io.telcomesh.referencepoints.sctp.RecordingHandler;
import io.telcomesh.referencepoints.sctp.SctpMessage;
import io.telcomesh.referencepoints.sctp.SctpOptions;
import io.telcomesh.referencepoints.sctp.SctpProvider;
import io.telcomesh.referencepoints.sctp.kernel.KernelSctp;
import io.telcomesh.referencepoints.sctp.userspace.UserSpaceSctp;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The kernel's SCTP with [UserSpacePeer] on another machine, either dialling.
class KernelToUserSpaceTest {
  private static final Path SETTINGS = Path.of("/proc/sys/net/sctp");
  private static final SctpOptions OPTIONS = SctpOptions.SIGNALLING.withStreams(8);
  private static final int MESSAGES = 400;

  private final RecordingHandler handler = new RecordingHandler();
  private final List<SctpProvider> opened = new ArrayList<>();

  /// How packets travel: RFC 9260 in IP, or in UDP as RFC 6951 says.
  enum Way {
    RAW(0),
    UDP(UserSpaceSctp.UDP_PORT);

    private final int udpPort;

    Way(int udpPort) {
      this.udpPort = udpPort;
    }

    InetSocketAddress peer() {
      return new InetSocketAddress(
          address("peer." + name().toLowerCase(java.util.Locale.ROOT)), UserSpacePeer.LISTENS_AT);
    }

    int dialledPort() {
      return UserSpacePeer.LISTENS_AT + 1 + ordinal();
    }
  }

  @BeforeEach
  void open() throws IOException {
    var missing = KernelSctp.unavailable();
    assumeTrue(missing.isEmpty(), () -> "skipped: " + missing.orElse(""));
    assumeTrue(!System.getProperty("own", "").isEmpty(), "skipped: there is no peer in user space");
    opened.add(KernelSctp.open());
  }

  @AfterEach
  void close() {
    opened.forEach(SctpProvider::close);
  }

  @ParameterizedTest
  @EnumSource
  void dialsUserSpace(Way way) throws IOException {
    exchange(dialled(way));
  }

  @ParameterizedTest
  @EnumSource
  void isDialledByUserSpace(Way way) throws IOException {
    setUdp(way);
    opened.getFirst().listen(own(way.dialledPort()), OPTIONS, handler);
    exchange(handler.nextUp());
  }

  @ParameterizedTest
  @EnumSource
  void shutsDown(Way way) throws IOException {
    dialled(way).shutdown();
    assertThat(handler.nextDown()).isEqualTo(AssociationEnd.SHUT_DOWN);
  }

  @ParameterizedTest
  @EnumSource
  void isShutDown(Way way) throws IOException {
    dialled(way).send(new SctpMessage(0, 4242, UserSpacePeer.SHUT_DOWN));
    assertThat(handler.nextDown()).isEqualTo(AssociationEnd.SHUT_DOWN);
  }

  @ParameterizedTest
  @EnumSource
  void isAborted(Way way) throws IOException {
    dialled(way).send(new SctpMessage(0, 4242, UserSpacePeer.ABORT));
    assertThat(handler.nextDown()).isEqualTo(AssociationEnd.ABORTED_BY_PEER);
  }

  /// The peer's frames go nowhere any more; the kernel's patience is made short.
  @Test
  void noticesALostPeer() throws IOException {
    for (var setting : List.of("rto_initial", "rto_min", "rto_max", "hb_interval")) {
      Files.writeString(SETTINGS.resolve(setting), "200");
    }
    Files.writeString(SETTINGS.resolve("association_max_retrans"), "4");
    Files.writeString(SETTINGS.resolve("path_max_retrans"), "2");
    var association = dialled(Way.RAW);
    var peer = Way.RAW.peer().getAddress().getHostAddress();
    neighbour("replace", peer, "lladdr", "02:00:00:00:00:01", "dev", "eth0");
    try {
      association.send(new SctpMessage(0, 4242, Octets.of(1)));
      assertThat(handler.nextDown()).isEqualTo(AssociationEnd.PEER_LOST);
    } finally {
      neighbour("del", peer, "dev", "eth0");
    }
  }

  private static void neighbour(String... arguments) throws IOException {
    var command = new ArrayList<>(List.of("ip", "neigh"));
    command.addAll(List.of(arguments));
    Shell.run(Path.of("/"), command.toArray(String[]::new));
  }

  private Association dialled(Way way) throws IOException {
    setUdp(way);
    opened.getFirst().connect(own(0), way.peer(), OPTIONS, handler);
    return handler.nextUp();
  }

  private void exchange(Association association) {
    assertThat(association.streams()).isEqualTo(8);
    for (int i = 0; i < MESSAGES; i++) {
      assertThat(association.send(new SctpMessage(i % 8, 4242, Octets.of(i >> 8, i)))).isEmpty();
    }
    var echoed = new ArrayList<Octets>();
    for (int i = 0; i < MESSAGES; i++) {
      echoed.add(handler.nextMessage().octets());
    }
    assertThat(echoed).hasSize(MESSAGES).doesNotHaveDuplicates();
    var large = Octets.zeros(100_000);
    assertThat(association.send(new SctpMessage(1, 4243, large))).isEmpty();
    assertThat(handler.nextMessage()).isEqualTo(new SctpMessage(1, 4243, large));
  }

  private static void setUdp(Way way) throws IOException {
    for (var setting : List.of("udp_port", "encap_port")) {
      Files.writeString(SETTINGS.resolve(setting), String.valueOf(way.udpPort));
    }
  }

  private static InetSocketAddress own(int port) {
    return new InetSocketAddress(address("own"), port);
  }

  private static InetAddress address(String property) {
    return InetAddress.ofLiteral(System.getProperty(property, ""));
  }
}
