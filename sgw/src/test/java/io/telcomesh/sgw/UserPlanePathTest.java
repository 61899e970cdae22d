package io.telcomesh.sgw;

import static io.telcomesh.sgw.SgwWorld.S1_U;
import static io.telcomesh.sgw.SgwWorld.S5;
import static io.telcomesh.sgw.SgwWorld.gPdu;
import static org.assertj.core.api.Assertions.assertThat;

import io.telcomesh.codec.Octets;
import io.telcomesh.codec.testing.Proves;
import io.telcomesh.gtp.Teid;
import io.telcomesh.gtp.gtpu.Gtpu;
import io.telcomesh.gtp.gtpu.GtpuMessage;
import java.net.InetSocketAddress;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// GTP-U paths to eNodeB and PGW, TS 29.281 §7.2 and §7.3.1.
class UserPlanePathTest {
  private static final Octets ECHO_REQUEST = Octets.hex("32 01 0004 00000000 002a 0000");
  private static final Octets ECHO_RESPONSE = Octets.hex("32 02 0006 00000000 002a 0000 0e00");

  private final SgwWorld world = SgwWorld.make();

  @AfterEach
  void close() {
    assertThat(world.observer.failures()).isEmpty();
    world.close();
  }

  @Test
  @Proves("sgw.gtp-u-echo-error-indication-both-ways")
  void answersEchoesOfEnodebAndPgw() {
    world.enodebUser.send(new InetSocketAddress(S1_U, Gtpu.PORT), ECHO_REQUEST);
    world.pgwUser.send(new InetSocketAddress(S5, Gtpu.PORT), ECHO_REQUEST);
    world.run();

    assertThat(world.atEnodeb).containsExactly(ECHO_RESPONSE);
    assertThat(world.atPgw).containsExactly(ECHO_RESPONSE);
  }

  @Test
  @Proves("sgw.gtp-u-echo-error-indication-both-ways")
  void tellsEnodebAndPgwOfTunnelsThatItDoesNotHave() {
    var unknown = new Teid(0x12345678);
    world.enodebUser.send(new InetSocketAddress(S1_U, Gtpu.PORT), gPdu(unknown, "up"));
    world.pgwUser.send(new InetSocketAddress(S5, Gtpu.PORT), gPdu(unknown, "down"));
    world.run();

    assertThat(errors(world.atEnodeb)).containsExactly(unknown);
    assertThat(errors(world.atPgw)).containsExactly(unknown);
  }

  private static List<Teid> errors(List<Octets> datagrams) {
    return datagrams.stream()
        .map(Gtpu::decode)
        .map(Gtpu.Received.Message.class::cast)
        .map(received -> ((GtpuMessage.ErrorIndication) received.message()).teid())
        .toList();
  }
}
