package io.telcomesh.diameter;

import static org.assertj.core.api.Assertions.assertThat;

import io.telcomesh.diameter.s6a.DeleteSubscriberDataRequest;
import io.telcomesh.diameter.s6a.InsertSubscriberDataAnswer;
import io.telcomesh.diameter.s6a.InsertSubscriberDataRequest;
import io.telcomesh.diameter.s6a.NotifyAnswer;
import io.telcomesh.diameter.s6a.NotifyRequest;
import io.telcomesh.diameter.s6a.UserState;
import io.telcomesh.identifiers.Ecgi;
import io.telcomesh.identifiers.Plmn;
import io.telcomesh.identifiers.Tai;
import java.net.InetAddress;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Insert and Delete Subscriber Data, Notify: what lies in their octets.
class SubscriberDataMessagesTest {
  private static final Plmn PLMN = new Plmn("999", "70");

  @ParameterizedTest
  @ValueSource(strings = {"IDR", "IDA", "DSR", "DSA", "NOR", "NOA"})
  void comesBackOctetForOctet(String name) {
    var composed = Recorded.of("composed-" + name);
    var packet = Diameter.decode(composed.octets());
    assertThat(Diameter.encode(packet.header(), packet.body().orThrow()))
        .isEqualTo(composed.octets());
  }

  @Test
  void readsWhatTheHssWantsToKnow() {
    var request = (InsertSubscriberDataRequest) Recorded.of("composed-IDR").decode();
    var flags = request.flags().orElseThrow();
    assertThat(flags.tAds()).isTrue();
    assertThat(flags.userState()).isTrue();
    assertThat(flags.location()).isTrue();
    assertThat(flags.currentLocation()).isTrue();
    assertThat(flags.ratType()).isTrue();
    assertThat(flags.ueReachability()).isFalse();
    assertThat(request.subscriptionData().subscriberStatus()).contains(1);
    assertThat(request.subscriptionData().operatorDeterminedBarring()).contains(1L);
    assertThat(request.destinationHost()).isEqualTo("mme.epc.mnc070.mcc999.3gppnetwork.org");
  }

  @Test
  void readsStateAndPlaceOfTheUe() {
    var answer = (InsertSubscriberDataAnswer) Recorded.of("composed-IDA").decode();
    assertThat(answer.userState().orElseThrow().state())
        .contains(UserState.CONNECTED_REACHABLE_FOR_PAGING);
    var place = answer.location().orElseThrow().mme().orElseThrow();
    assertThat(place.cell()).contains(new Ecgi(PLMN, 0x19b01));
    assertThat(place.trackingArea()).contains(new Tai(PLMN, 7));
    assertThat(place.currentLocationRetrieved()).contains(0);
    assertThat(place.age()).contains(3L);
    assertThat(answer.lastActivity()).contains(Instant.parse("2026-07-18T08:00:00Z"));
    assertThat(answer.ratType()).contains(1004);
    assertThat(answer.imsVoiceOverPs()).contains(1);
  }

  @Test
  void readsWhatIsWithdrawn() {
    var request = (DeleteSubscriberDataRequest) Recorded.of("composed-DSR").decode();
    assertThat(request.flags())
        .isEqualTo(
            DeleteSubscriberDataRequest.MSISDN_WITHDRAWAL
                | DeleteSubscriberDataRequest.PDN_SUBSCRIPTION_CONTEXTS_WITHDRAWAL);
    assertThat(request.contextIdentifiers()).containsExactly(2);
  }

  @Test
  void readsNotification() {
    var request = (NotifyRequest) Recorded.of("composed-NOR").decode();
    assertThat(request.terminalInformation().orElseThrow().imei()).contains("35609204079301");
    var gateway = request.pdnGateway().orElseThrow();
    assertThat(gateway.addresses()).containsExactly(InetAddress.ofLiteral("10.60.50.1"));
    assertThat(gateway.host().orElseThrow().host()).isEqualTo("pgw.epc");
    assertThat(request.serviceSelection()).contains("internet");
    assertThat(request.visitedNetwork()).contains("mnc070.mcc999.3gppnetwork.org");
    assertThat(request.flags()).contains(0x108L);
    var answer = (NotifyAnswer) Recorded.of("composed-NOA").decode();
    assertThat(answer.result()).isEqualTo(Result.UNKNOWN_SERVING_NODE);
  }
}
