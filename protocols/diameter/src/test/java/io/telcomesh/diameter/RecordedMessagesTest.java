package io.telcomesh.diameter;

import static org.assertj.core.api.Assertions.assertThat;

import io.telcomesh.codec.Decoded;
import io.telcomesh.codec.OctetReader;
import io.telcomesh.codec.Octets;
import io.telcomesh.codec.Tree;
import io.telcomesh.diameter.base.CapabilitiesExchangeRequest;
import io.telcomesh.diameter.s6a.AuthenticationInformationAnswer;
import io.telcomesh.diameter.s6a.AuthenticationInformationRequest;
import io.telcomesh.diameter.s6a.PurgeUeRequest;
import io.telcomesh.diameter.s6a.S6aAvps;
import io.telcomesh.diameter.s6a.UpdateLocationAnswer;
import io.telcomesh.diameter.s6a.UpdateLocationRequest;
import io.telcomesh.identifiers.Apn;
import io.telcomesh.identifiers.Plmn;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RecordedMessagesTest {
  static Stream<Recorded> all() {
    return Recorded.all();
  }

  @ParameterizedTest
  @MethodSource("all")
  void comesBackWithTheSameAvpsOnceTheyAreSorted(Recorded recorded) {
    var packet = Diameter.decode(recorded.octets());

    assertThat(packet.body()).isInstanceOf(Decoded.Accepted.class);
    var again = Diameter.encode(packet.header(), packet.body().orThrow());
    assertThat(sorted(again)).isEqualTo(sorted(recorded.octets()));
    assertThat(Diameter.decode(again))
        .isEqualTo(
            Diameter.decode(
                Diameter.encode(packet.header(), Diameter.decode(again).body().orThrow())));
  }

  @Test
  void readsAnAuthenticationInformationRequest() {
    var request = Recorded.first(AuthenticationInformationRequest.class);

    assertThat(request.imsi().digits()).isEqualTo("901700000050900");
    assertThat(request.visitedPlmn()).isEqualTo(new Plmn("208", "93"));
    assertThat(request.authSessionState()).isEqualTo(S6aAvps.NO_STATE_MAINTAINED);
    assertThat(request.requestedEutran().orElseThrow().numberOfRequestedVectors()).contains(1);
  }

  @Test
  void readsAVectorAndShowsNothingOfIt() {
    var answer = Recorded.first(AuthenticationInformationAnswer.class);

    assertThat(answer.result()).isEqualTo(Result.SUCCESS);
    var vector = answer.authenticationInfo().orElseThrow().inOrder().getFirst();
    assertThat(vector.rand()).isEqualTo(Octets.hex("c7e4dda29d14b270a213c381321430c9"));
    assertThat(vector.xres()).isEqualTo(Octets.hex("4113fcbc78ff6cb5"));
    assertThat(vector.autn()).isEqualTo(Octets.hex("4f3af3d44b4180001e42518c8341ecc0"));
    assertThat(vector.kasme())
        .isEqualTo(Octets.hex("5359b240a354c21c4a9d00f6c18b4a29d2ec5cc291754ccc0cb2fd8d788a26e4"));
    assertThat(answer.toString() + Diameter.render(answer))
        .contains(Tree.REDACTED)
        .doesNotContain("5359b240", "4113fcbc", "c7e4dda2");
  }

  @Test
  void readsAnUpdateLocationRequest() {
    var request = (UpdateLocationRequest) Recorded.of("magma10-28").decode();

    assertThat(request.ratType()).isEqualTo(S6aAvps.RAT_EUTRAN);
    assertThat(request.flags().s6a()).isTrue();
    assertThat(request.flags().isInitialAttach()).isTrue();
    assertThat(request.flags().skipSubscriberData()).isFalse();
  }

  @Test
  void readsASubscription() {
    var answer = Recorded.first(UpdateLocationAnswer.class);

    var profile = answer.subscriptionData().orElseThrow().apnConfigurationProfile().orElseThrow();
    var apn = profile.defaultApn().orElseThrow();
    assertThat(apn.serviceSelection()).isEqualTo("internet");
    assertThat(apn.qosProfile().orElseThrow().qci()).isEqualTo(9);
    assertThat(apn.qosProfile().orElseThrow().arp().priority().priorityLevel()).isEqualTo(8);
    assertThat(profile.apn(new Apn("INTERNET"))).contains(apn);
  }

  @Test
  void readsWhatAPeerCanDo() {
    var request = (CapabilitiesExchangeRequest) Recorded.of("open5gs03-13").decode();

    assertThat(request.vendorSpecificApplications())
        .anySatisfy(each -> {
          assertThat(each.vendor()).isEqualTo(AvpTag.VENDOR_3GPP);
          assertThat(each.authApplicationId()).contains(S6aAvps.APPLICATION);
        });
  }

  @Test
  void readsAPurgeOfAnotherStack() {
    assertThat(Recorded.first(PurgeUeRequest.class).imsi().digits()).hasSize(15);
  }

  private static List<String> sorted(Octets message) {
    return Stream.concat(
            Stream.of(message.slice(0, DiameterHeader.LENGTH).toHex()),
            avps(message.from(DiameterHeader.LENGTH)))
        .toList();
  }

  /// Each AVP as text, members of groups sorted too.
  private static Stream<String> avps(Octets body) {
    var found = new ArrayList<String>();
    var framing = new AvpFraming();
    framing.split(new OctetReader(body), List.of(), (tag, value) -> found.add(avp(tag, value)));
    return found.stream().sorted();
  }

  private static String avp(AvpTag tag, Octets value) {
    var element = AvpDictionary.element(tag);
    var grouped =
        element.isPresent()
            && element.get().decode(value.reader()) instanceof AvpDictionary.AnyAvps;
    var text = grouped ? String.join(",", avps(value).toList()) : value.toHex();
    return "%s {%s}".formatted(tag, text); // Magma sets the M bit of re-used AVPs as it likes
  }
}
