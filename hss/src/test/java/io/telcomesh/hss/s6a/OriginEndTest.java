package io.telcomesh.hss.s6a;

import static io.telcomesh.hss.HssWorld.ABROAD;
import static io.telcomesh.hss.HssWorld.HOME;
import static io.telcomesh.hss.HssWorld.IMSI;
import static io.telcomesh.hss.HssWorld.MME;
import static io.telcomesh.hss.HssWorld.OTHER_MME;
import static org.assertj.core.api.Assertions.assertThat;

import io.telcomesh.codec.OctetWriter;
import io.telcomesh.codec.Octets;
import io.telcomesh.codec.OtherIes;
import io.telcomesh.codec.testing.Proves;
import io.telcomesh.diameter.Diameter;
import io.telcomesh.diameter.DiameterHeader;
import io.telcomesh.diameter.ErrorAnswer;
import io.telcomesh.diameter.Result;
import io.telcomesh.diameter.VendorSpecificApplicationId;
import io.telcomesh.diameter.base.CapabilitiesExchangeRequest;
import io.telcomesh.diameter.s6a.AuthenticationInformationAnswer;
import io.telcomesh.diameter.s6a.AuthenticationInformationRequest;
import io.telcomesh.diameter.s6a.NotifyRequest;
import io.telcomesh.diameter.s6a.PurgeUeRequest;
import io.telcomesh.diameter.s6a.RequestToHss;
import io.telcomesh.diameter.s6a.RequestedEutranAuthenticationInfo;
import io.telcomesh.diameter.s6a.Route;
import io.telcomesh.diameter.s6a.S6aAvps;
import io.telcomesh.diameter.s6a.TerminalInformation;
import io.telcomesh.diameter.s6a.UlrFlags;
import io.telcomesh.diameter.s6a.UpdateLocationRequest;
import io.telcomesh.hss.HssOptions;
import io.telcomesh.hss.S6aWorld;
import io.telcomesh.hss.subscription.VisitedNetworks;
import io.telcomesh.identifiers.Plmn;
import io.telcomesh.referencepoints.sctp.Association;
import io.telcomesh.referencepoints.sctp.AssociationEnd;
import io.telcomesh.referencepoints.sctp.AssociationHandler;
import io.telcomesh.referencepoints.sctp.SctpMessage;
import io.telcomesh.referencepoints.sctp.SctpOptions;
import io.telcomesh.security.MilenageConstants;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Who may ask the HSS for what, seen from the other end of the connection.
final class OriginEndTest {
  private static final String HOME_REALM = HOME.epcRealm();
  private static final String DRA = "dra.example";
  private static final String HUB = "hub.example";

  private final S6aWorld world = new S6aWorld(options());

  @AfterEach
  void end() {
    assertThat(world.observer.failures()).isEmpty();
    world.close();
  }

  @Test
  @Proves("hss.sender-checks-serving-node-realm")
  void asksEveryRequestWhereItComesFrom() {
    var mme = world.mme(MME);
    all(MME, HOME_REALM, HOME)
        .filter(request -> !(request instanceof NotifyRequest)) // which needs one that serves
        .forEach(request -> assertThat(mme.ask(request).result()).isEqualTo(Result.SUCCESS));

    // it names another host, another realm, or a network that is not its realm's
    var rejected =
        Stream.of(
                all(OTHER_MME, HOME_REALM, HOME),
                all(MME, ABROAD.epcRealm(), ABROAD),
                all("mme." + ABROAD.epcRealm(), ABROAD.epcRealm(), ABROAD),
                all(MME, HOME_REALM, ABROAD).limit(2))
            .flatMap(requests -> requests)
            .toList();
    assertThat(rejected)
        .hasSize(14)
        .allSatisfy(request ->
            assertThat(mme.ask(request).result()).isEqualTo(Result.AUTHORIZATION_REJECTED));

    // an MME that does not serve the subscriber changes nothing
    mme.locate();
    var other = world.mme(OTHER_MME);
    assertThat(
            other
                .ask(
                    NotifyRequest.of(other.route(), IMSI, TerminalInformation.of(Optional.empty())))
                .result())
        .isEqualTo(Result.UNKNOWN_SERVING_NODE);
    other.ask(other.purge());
    assertThat(world.stored().orElseThrow().purged()).isFalse();
  }

  @Test
  void letsAnAgentSpeakForItsRealmsAlone() {
    var dra = world.mme(DRA, "example");
    var stranger = world.mme("relay.elsewhere", "elsewhere");
    all(MME, HOME_REALM, HOME)
        .limit(3)
        .forEach(request -> {
          assertThat(dra.ask(request).result()).isEqualTo(Result.SUCCESS);
          assertThat(stranger.ask(request).result()).isEqualTo(Result.AUTHORIZATION_REJECTED);
        });
    all("mme." + ABROAD.epcRealm(), ABROAD.epcRealm(), ABROAD)
        .forEach(request ->
            assertThat(dra.ask(request).result()).isEqualTo(Result.AUTHORIZATION_REJECTED));
  }

  @Test
  void letsARealmServeTheNetworksThatAreItsOwn() {
    var hub = world.mme("mme.hub.example", HUB);
    assertThat(hub.vectors(1, ABROAD, Optional.empty())).hasSize(1);
    assertThat(hub.ask(hub.authenticate(1, HOME, Optional.empty())).result())
        .isEqualTo(Result.AUTHORIZATION_REJECTED);
  }

  @Test
  void servesOneRealmAndRelaysToNobody() {
    var mme = world.mme(MME);
    var elsewhere = mme.ask(air(route(MME, HOME_REALM, Optional.empty(), "elsewhere"), HOME));
    assertThat(elsewhere).isInstanceOf(ErrorAnswer.class);
    assertThat(elsewhere.result()).isEqualTo(Result.REALM_NOT_SERVED);
    var another =
        mme.ask(air(route(MME, HOME_REALM, Optional.of("hss-1." + HOME_REALM), HOME_REALM), HOME));
    assertThat(another.result()).isEqualTo(Result.UNABLE_TO_DELIVER);
    var us = air(route(MME, HOME_REALM, Optional.of(S6aWorld.HSS_HOST), HOME_REALM), HOME);
    assertThat(mme.ask(us).result()).isEqualTo(Result.SUCCESS);
  }

  /// User-Name, Visited-PLMN-Id, Auth-Session-State, Destination-Realm.
  @ParameterizedTest
  @ValueSource(ints = {1, 1407, 277, 283})
  void namesTheAvpThatIsMissing(int avp) throws Exception {
    var stranger = new Stranger();
    stranger.send(Diameter.encode(capabilities(), 1, 1));
    stranger.send(without(avp, air(route(MME, HOME_REALM, Optional.empty(), HOME_REALM), HOME)));
    var answer =
        (AuthenticationInformationAnswer)
            Diameter.decode(stranger.received.getLast()).body().orThrow();
    assertThat(answer.result()).isEqualTo(Result.MISSING_AVP);
    assertThat(answer.sessionId()).isEqualTo("session;1");
    assertThat(answer.authSessionState()).isEqualTo(S6aAvps.NO_STATE_MAINTAINED);
    var failed = answer.failedAvp().orElseThrow().avps().list();
    assertThat(failed).hasSize(1);
    assertThat(((io.telcomesh.diameter.AvpTag) failed.getFirst().tag()).code()).isEqualTo(avp);
  }

  private static Octets without(int avp, RequestToHss request) {
    var message = Diameter.encode(request, 2, 2);
    var out = new OctetWriter(message.length());
    for (int at = DiameterHeader.LENGTH; at < message.length(); ) {
      var in = message.from(at).reader();
      long code = in.u32();
      in.u8();
      int length = in.u24() + 3 & ~3;
      if (code != avp) {
        out.octets(message.slice(at, at + length));
      }
      at += length;
    }
    var body = out.toOctets();
    var front = new OctetWriter(DiameterHeader.LENGTH);
    front.u8(1).u24(DiameterHeader.LENGTH + body.length());
    return front.toOctets().then(message.slice(4, DiameterHeader.LENGTH)).then(body);
  }

  private static Stream<RequestToHss> all(String host, String realm, Plmn visited) {
    var route = route(host, realm, Optional.empty(), HOME_REALM);
    return Stream.of(
        air(route, visited),
        UpdateLocationRequest.of(
            route,
            IMSI,
            visited,
            UlrFlags.initialAttach(),
            TerminalInformation.of(Optional.empty())),
        PurgeUeRequest.of(route, IMSI),
        NotifyRequest.of(route, IMSI, TerminalInformation.of(Optional.empty())));
  }

  private static AuthenticationInformationRequest air(Route route, Plmn visited) {
    return AuthenticationInformationRequest.of(
        route, IMSI, visited, RequestedEutranAuthenticationInfo.vectors(1, Optional.empty()));
  }

  private static Route route(
      String host, String realm, Optional<String> destination, String destinationRealm) {
    return new Route("session;1", host, realm, destination, destinationRealm);
  }

  private static CapabilitiesExchangeRequest capabilities() {
    return new CapabilitiesExchangeRequest(
        MME,
        HOME_REALM,
        List.of(InetAddress.ofLiteral("10.60.10.99")),
        0,
        "stranger",
        Optional.empty(),
        List.of(10415),
        List.of(),
        List.of(),
        List.of(),
        List.of(VendorSpecificApplicationId.auth(10415, S6aAvps.APPLICATION)),
        Optional.empty(),
        OtherIes.NONE);
  }

  private static HssOptions options() {
    var usual = HssOptions.of(S6aWorld.HSS_HOST, HOME);
    return new HssOptions(
        usual.host(),
        usual.realm(),
        HOME,
        new Origin(
            Map.of(HUB, Set.of(ABROAD.mcc() + "/" + ABROAD.mnc())),
            Map.of(DRA, Set.of(HOME_REALM))),
        VisitedNetworks.ALL,
        MilenageConstants.STANDARD,
        usual.mostVectors(),
        usual.sequenceNumberStep(),
        usual.recent(),
        usual.database());
  }

  /// A peer that sends whatever octets it likes.
  private final class Stranger implements AssociationHandler {
    private final List<Octets> received = new ArrayList<>();
    private final Association association;

    Stranger() throws Exception {
      association =
          world
              .network
              .sctp()
              .connect(
                  new InetSocketAddress(InetAddress.ofLiteral("10.60.10.99"), 0),
                  new InetSocketAddress(S6aWorld.HSS, 3868),
                  SctpOptions.SIGNALLING,
                  this);
      world.scheduler.runFor(Duration.ofSeconds(1));
    }

    void send(Octets message) {
      association.send(new SctpMessage(0, 46, message));
      world.scheduler.runFor(Duration.ofSeconds(1));
    }

    @Override
    public void up(Association up) {}

    @Override
    public void received(Association from, List<SctpMessage> burst) {
      burst.stream().map(SctpMessage::octets).forEach(received::add);
    }

    @Override
    public void restarted(Association again) {}

    @Override
    public void down(Association gone, AssociationEnd how) {}
  }
}
