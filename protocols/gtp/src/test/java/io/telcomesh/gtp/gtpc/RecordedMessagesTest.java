package io.telcomesh.gtp.gtpc;

import static org.assertj.core.api.Assertions.assertThat;

import io.telcomesh.codec.Octets;
import io.telcomesh.codec.OtherIes;
import io.telcomesh.gtp.Teid;
import io.telcomesh.identifiers.AggregateMaximumBitRate;
import io.telcomesh.identifiers.AllocationRetentionPriority;
import io.telcomesh.identifiers.Apn;
import io.telcomesh.identifiers.BitRate;
import io.telcomesh.identifiers.Ecgi;
import io.telcomesh.identifiers.EpsBearerIdentity;
import io.telcomesh.identifiers.Imsi;
import io.telcomesh.identifiers.Msisdn;
import io.telcomesh.identifiers.PdnType;
import io.telcomesh.identifiers.Plmn;
import io.telcomesh.identifiers.ProtocolConfigurationOptions;
import io.telcomesh.identifiers.Tai;
import java.net.Inet4Address;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RecordedMessagesTest {
  private static final Set<Integer> NOT_BUILT = Set.of(68, 95, 96);

  static List<String> names() {
    return Recorded.names();
  }

  @ParameterizedTest
  @MethodSource("names")
  void comesBackTheSameOnceItsElementsAreSorted(String name) {
    var octets = Recorded.message(name);
    switch (Gtpc.decode(octets).getFirst()) {
      case Received.Message(var header, var message, var notes) -> {
        assertThat(notes.list()).isEmpty();
        var again = Gtpc.encode(header, message);
        assertThat(again.slice(0, 8)).isEqualTo(octets.slice(0, 8));
        assertThat(Recorded.sorted(Recorded.body(again)))
            .isEqualTo(Recorded.sorted(Recorded.body(octets)));
        assertThat(Gtpc.decode(again))
            .containsExactly(new Received.Message(header, message, notes));
      }
      case Received.UnknownType(var header, var _) ->
          assertThat(NOT_BUILT).contains(header.messageType());
      case Received.Refused refused -> throw new AssertionError(refused.diagnostics());
      case Received.OtherVersion(var version) -> throw new AssertionError(version);
      case Received.Unreadable(var reason) -> throw new AssertionError(reason);
    }
  }

  @Test
  void readsCreateSessionRequest() {
    var received = (Received.Message) Gtpc.decode(Recorded.message("ngic-s11/1")).getFirst();
    var request = (CreateSessionRequest) received.message();

    assertThat(received.header().teid()).contains(Teid.NONE);
    assertThat(received.header().sequence()).isEqualTo(0x16);
    assertThat(request.imsi()).contains(new Imsi("011234567891234"));
    assertThat(request.msisdn()).contains(new Msisdn("4039400000"));
    assertThat(request.mobileEquipmentIdentity())
        .contains(new MobileEquipmentIdentity("3588110500000000"));
    var plmn = Plmn.of("40505");
    assertThat(request.userLocation())
        .contains(UserLocation.of(new Tai(plmn, 9), new Ecgi(plmn, 20)));
    assertThat(request.servingNetwork()).contains(plmn);
    assertThat(request.ratType()).isEqualTo(RatType.EUTRAN);
    assertThat(request.indication().orElseThrow().has(IndicationFlag.PS)).isTrue();
    assertThat(request.indication().orElseThrow().has(IndicationFlag.HI)).isFalse();
    assertThat(request.sender())
        .isEqualTo(FTeid.of(InterfaceType.S11_MME_GTPC, new Teid(7), ip("10.1.10.11")));
    assertThat(request.pgw())
        .contains(FTeid.of(InterfaceType.S5_S8_PGW_GTPC, Teid.NONE, ip("192.168.1.105")));
    assertThat(request.apn()).isEqualTo(new Apn("apn1"));
    assertThat(request.pdnType()).contains(PdnType.IPV4);
    assertThat(request.pdnAddressAllocation()).contains(PdnAddressAllocation.ipv4(ip("0.0.0.0")));
  }

  @Test
  void readsTheBearerOfCreateSessionRequest() {
    var received = (Received.Message) Gtpc.decode(Recorded.message("enb-emulator/50")).getFirst();
    var request = (CreateSessionRequest) received.message();

    assertThat(request.apnAmbr())
        .contains(
            new AggregateMaximumBitRate(BitRate.kilobits(1_073_741), BitRate.kilobits(1_073_741)));
    assertThat(request.selectionMode()).contains(SelectionMode.SUBSCRIPTION_VERIFIED);
    assertThat(request.bearerContextsToBeCreated())
        .singleElement()
        .satisfies(bearer -> {
          assertThat(bearer.epsBearerIdentity()).isEqualTo(EpsBearerIdentity.FIRST);
          assertThat(bearer.bearerQos())
              .isEqualTo(
                  BearerQos.nonGuaranteed(new AllocationRetentionPriority(8, false, false), 9));
        });
  }

  @Test
  void readsCreateSessionResponse() {
    var received = (Received.Message) Gtpc.decode(Recorded.message("enb-emulator/61")).getFirst();
    var response = (CreateSessionResponse) received.message();

    assertThat(response.cause()).isEqualTo(Cause.of(CauseValue.REQUEST_ACCEPTED));
    assertThat(response.cause().accepts()).isTrue();
    assertThat(response.sender())
        .contains(FTeid.of(InterfaceType.S11_S4_SGW_GTPC, new Teid(8), ip("127.0.0.3")));
    assertThat(response.pdnAddressAllocation().orElseThrow().type()).isEqualTo(PdnType.IPV4);
    assertThat(response.apnRestriction()).contains(ApnRestriction.NONE);
    assertThat(response.protocolConfigurationOptions().orElseThrow().containers())
        .extracting(ProtocolConfigurationOptions.Container::id)
        .contains(ProtocolConfigurationOptions.IPCP);
    assertThat(response.bearerContextsCreated().getFirst().s1uSgw().orElseThrow().interfaceType())
        .isEqualTo(InterfaceType.S1_U_SGW_GTPU);
  }

  @Test
  void readsModifyBearerRequest() {
    var received = (Received.Message) Gtpc.decode(Recorded.message("enb-emulator/68")).getFirst();
    var request = (ModifyBearerRequest) received.message();

    assertThat(request.bearerContextsToBeModified().getFirst().s1uEnodeb())
        .contains(FTeid.of(InterfaceType.S1_U_ENODEB_GTPU, new Teid(5), ip("172.16.168.130")));
  }

  @Test
  void readsDeleteSessionRequest() {
    var received = (Received.Message) Gtpc.decode(Recorded.message("enb-emulator/110")).getFirst();
    var request = (DeleteSessionRequest) received.message();

    assertThat(request.linkedEpsBearerIdentity()).contains(EpsBearerIdentity.FIRST);
    assertThat(request.indication().orElseThrow().has(IndicationFlag.OI)).isTrue();
  }

  @Test
  void readsDownlinkDataNotificationAndItsAnswers() {
    var notification =
        (DownlinkDataNotification) message("read-by-tshark/downlink-data-notification");
    assertThat(notification.epsBearerIdentity()).contains(EpsBearerIdentity.FIRST);
    assertThat(notification.allocationRetentionPriority())
        .contains(new AllocationRetentionPriority(8, false, true));
    var acknowledge =
        (DownlinkDataNotificationAcknowledge)
            message("read-by-tshark/downlink-data-notification-acknowledge");
    assertThat(acknowledge.dataNotificationDelay()).contains(Duration.ofMillis(200));
    var failure =
        (DownlinkDataNotificationFailureIndication)
            message("read-by-tshark/downlink-data-notification-failure-indication");
    assertThat(failure.cause().is(CauseValue.UE_NOT_RESPONDING)).isTrue();
    assertThat(failure.originatingNode()).contains(NodeType.MME);
  }

  @Test
  void readsPgwRestartNotificationAndItsAnswer() {
    assertThat(message("read-by-tshark/pgw-restart-notification"))
        .isEqualTo(
            new PgwRestartNotification(
                ip("10.60.50.1"),
                ip("10.60.10.2"),
                Optional.of(Cause.of(CauseValue.PGW_NOT_RESPONDING)),
                OtherIes.NONE));
    assertThat(message("read-by-tshark/pgw-restart-notification-acknowledge"))
        .isEqualTo(
            new PgwRestartNotificationAcknowledge(
                Cause.of(CauseValue.REQUEST_ACCEPTED), OtherIes.NONE));
  }

  @Test
  void answersSayWhetherTheyAccept() {
    assertThat(((GtpcResponse) message("enb-emulator/61")).accepts()).isTrue();
    assertThat(((GtpcResponse) message("read-by-tshark/echo-response")).accepts()).isTrue();
    assertThat(CreateSessionResponse.of(Cause.of(CauseValue.SERVICE_DENIED)).accepts()).isFalse();
  }

  @Test
  void writesARefusalWithTheCauseAlone() {
    var refusal = DeleteSessionResponse.of(Cause.of(CauseValue.CONTEXT_NOT_FOUND));

    assertThat(Gtpc.encode(refusal, new Teid(8), 0x21))
        .isEqualTo(Octets.hex("4825000e" + "00000008" + "00002100" + "020002004000"));
  }

  @Test
  void showsAMessageWithWhatItHasNoComponentFor() {
    var echo = Octets.hex("4001000e00000100" + "0300010007" + "9800010001");
    var received = (Received.Message) Gtpc.decode(echo).getFirst();

    assertThat(Gtpc.render(received.message()).toString())
        .isEqualTo(
            """
            Echo Request
              Recovery (Restart Counter): RestartCounter[value=7]
              Node Features: 01
            """);
    assertThat(Gtpc.encode(received.header(), received.message())).isEqualTo(echo);
  }

  private static GtpcMessage message(String name) {
    return ((Received.Message) Gtpc.decode(Recorded.message(name)).getFirst()).message();
  }

  private static Inet4Address ip(String text) {
    return Inet4Address.ofLiteral(text);
  }
}
