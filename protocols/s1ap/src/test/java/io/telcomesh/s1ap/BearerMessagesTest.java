package io.telcomesh.s1ap;

import static org.assertj.core.api.Assertions.assertThat;

import io.telcomesh.codec.Octets;
import io.telcomesh.codec.OtherIes;
import io.telcomesh.identifiers.AggregateMaximumBitRate;
import io.telcomesh.identifiers.AllocationRetentionPriority;
import io.telcomesh.identifiers.BitRate;
import io.telcomesh.identifiers.EpsBearerIdentity;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// The messages of TS 36.413 §9.1.3: two as other EPCs have sent them, two as tshark reads them.
class BearerMessagesTest {
  private static final EpsBearerIdentity BEARER = new EpsBearerIdentity(6);

  @Test
  void eRabSetupRequest() {
    check(
        "0005006f0000030000000200d30008000200010010005c00001100570c0005040f807f0001647e10b5694827"
            + "7def620a036205c101050403696d730d03fd00018300010001c0a8030227288080210a0300000a8106c0"
            + "a8a801000c04c0a8a8b7000110fd010000000000000000000000000183",
        new ERabSetupRequest(
            new MmeUeS1apId(0xd3),
            new EnbUeS1apId(1),
            Optional.empty(),
            List.of(
                new ERabToBeSetup(
                    BEARER,
                    ERabLevelQosParameters.of(5, new AllocationRetentionPriority(1, false, false)),
                    TransportLayerAddress.of(InetAddress.ofLiteral("127.0.1.100")),
                    0x7e10b569,
                    Optional.of(
                        Octets.hex(
                            "277def620a036205c101050403696d730d03fd00018300010001c0a8030227288080"
                                + "210a0300000a8106c0a8a801000c04c0a8a8b7000110fd01000000000000000"
                                + "0000000000183")))),
            OtherIes.NONE));
  }

  @Test
  void eRabSetupResponse() {
    check(
        "20050022000003000040020006000840020005001c400f000027400a0e1fac18002d000000b2",
        new ERabSetupResponse(
            new MmeUeS1apId(6),
            new EnbUeS1apId(5),
            Optional.of(
                List.of(
                    new ERabSetup(
                        new EpsBearerIdentity(7),
                        TransportLayerAddress.of(InetAddress.ofLiteral("172.24.0.45")),
                        0xb2))),
            Optional.empty(),
            Optional.empty(),
            OtherIes.NONE));
  }

  @Test
  void eRabSetupResponseOfABearerThatFailed() {
    check(
        "2005001a000003000040020006000840020005001d400700002340020c20",
        new ERabSetupResponse(
            new MmeUeS1apId(6),
            new EnbUeS1apId(5),
            Optional.empty(),
            Optional.of(
                List.of(new ERabItem(BEARER, CauseTransport.TRANSPORT_RESOURCE_UNAVAILABLE))),
            Optional.empty(),
            OtherIes.NONE));
  }

  @Test
  void eRabReleaseCommand() {
    check(
        "000700370000050000000200d70008000200050042000a180bebc2006017d784000021400700002340020c40"
            + "001a400b0a27bacc6133046206cd24",
        new ERabReleaseCommand(
            new MmeUeS1apId(0xd7),
            new EnbUeS1apId(5),
            Optional.of(
                UeAggregateMaximumBitRate.of(
                    new AggregateMaximumBitRate(BitRate.megabits(400), BitRate.megabits(200)))),
            List.of(new ERabItem(BEARER, CauseNas.NORMAL_RELEASE)),
            Optional.of(Octets.hex("27bacc6133046206cd24")),
            OtherIes.NONE));
  }

  @Test
  void eRabReleaseResponse() {
    check(
        "200700190000030000400200060008400200050045400600000f40010c",
        new ERabReleaseResponse(
            new MmeUeS1apId(6),
            new EnbUeS1apId(5),
            Optional.of(List.of(new ERabReleased(BEARER))),
            Optional.empty(),
            Optional.empty(),
            OtherIes.NONE));
  }

  private static void check(String hex, S1apMessage message) {
    var octets = Octets.hex(hex);
    assertThat(S1ap.encode(message)).isEqualTo(octets);
    assertThat(S1ap.decode(octets).orThrow()).isEqualTo(message);
  }
}
