package io.telcomesh.nsm.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.util.JsonFormat;
import io.telcomesh.nsm.api.connection.Connection;
import io.telcomesh.nsm.api.connection.PathSegment;
import io.telcomesh.nsm.api.registry.NetworkServiceEndpoint;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Our rules against what the Go programs of NSM v1.18.0 sent and answered.
class RecordedMessagesTest {

  private final List<Turn> turns = new ArrayList<>();

  @AfterEach
  void end() {
    turns.forEach(Turn::close);
  }

  @ParameterizedTest
  @CsvSource({"local-forwarder,20", "remote-forwarder-1,10", "remote-forwarder-2,10"})
  void everyRecordedMessageIsOneOfOurs(String file, int count) {
    assertThat(RecordedMessages.read(file).all()).hasSize(count);
  }

  @ParameterizedTest
  @CsvSource({
    "local-forwarder,forwarder-1",
    "remote-forwarder-1,forwarder-1",
    "remote-forwarder-2,forwarder-2"
  })
  void entersThePathWhereTheForwarderDid(String file, String name) {
    var recorded = RecordedMessages.read(file);
    var in = recorded.of("in", "Request");
    var out = recorded.of("out", "Request");
    for (int call = 0; call < out.size(); call++) {
      var asked = in.get(call).request().getConnection();
      var sent = out.get(call).request().getConnection();

      var entered = ConnectionPath.enter(asked, name);

      assertThat(entered.getPath().getIndex()).isEqualTo(sent.getPath().getIndex());
      assertThat(names(entered)).isEqualTo(names(sent));
      assertThat(entered.getId()).isEqualTo(ConnectionPath.own(entered).getId());
      boolean refresh = asked.getPath().getPathSegmentsCount() > asked.getPath().getIndex() + 1;
      if (refresh) {
        assertThat(ids(entered)).isEqualTo(ids(sent));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"local-forwarder", "remote-forwarder-2"})
  void answersAsTheRealEndpointDid(String file) {
    var recorded = RecordedMessages.read(file);
    var asked = recorded.of("out", "Request");
    var answered = recorded.of("out-reply", "Request");
    var connections = endpoint();
    Optional<String> ownId = Optional.empty();
    for (int call = 0; call < asked.size(); call++) {
      var theirs = answered.get(call).connection();
      var ours =
          connections.request(
              asked.get(call).request(), callerToken(asked.get(call)), Duration.ofSeconds(15));

      assertThat(ours.getId()).isEqualTo(theirs.getId());
      assertThat(ours.getPath().getIndex()).isEqualTo(theirs.getPath().getIndex());
      assertThat(names(ours)).isEqualTo(names(theirs));
      assertThat(ids(ours).subList(0, ids(ours).size() - 1))
          .isEqualTo(ids(theirs).subList(0, ids(theirs).size() - 1));
      assertThat(shape(ours)).isEqualTo(shape(theirs));
      String id = ids(ours).getLast();
      assertThat(ownId.orElse(call == 0 ? id : ids(theirs).getLast())).isNotEmpty();
      if (call > 0) {
        assertThat(id).isEqualTo(ids(theirs).getLast());
      }
      ownId = Optional.of(id);
    }
  }

  @Test
  void keepsTheAddressesARefreshNames() {
    var refresh = RecordedMessages.read("local-forwarder").of("out", "Request").get(1).request();

    var answer = endpoint().request(refresh, Optional.empty(), Duration.ofSeconds(15));

    assertThat(answer.getContext().getIpContext().getDstIpAddrsList())
        .containsExactly("172.16.1.0/32");
    assertThat(answer.getContext().getIpContext())
        .isEqualTo(refresh.getConnection().getContext().getIpContext());
    assertThat(KernelMechanism.interfaceName(answer.getMechanism())).hasValue("icmp-respo-1t4A");
  }

  @Test
  void endsWhatARealForwarderCloses() {
    var recorded = RecordedMessages.read("remote-forwarder-2");
    var connections = endpoint();
    connections.request(
        recorded.of("out", "Request").getFirst().request(), Optional.empty(), Duration.ZERO);
    assertThat(connections.all()).hasSize(1);
    var ours = connections.all().getFirst();
    var close = recorded.of("out", "Close").getFirst().connection();
    int last = close.getPath().getPathSegmentsCount() - 1;
    var path = close.getPath().toBuilder().setPathSegments(last, ConnectionPath.own(ours));

    connections.close(close.toBuilder().setPath(path).build());

    assertThat(connections.all()).isEmpty();
  }

  @Test
  void readsTheTokensTheRegistryAnswers() {
    var answer = RecordedMessages.read("local-forwarder").of("out-reply", "Register").getFirst();
    String header = answer.answerHeaders().path("path").get(0).asString();

    var path = RegistryPath.parse(header);

    assertThat(path.tokens()).hasSize(3);
    assertThat(path.toJson()).isEqualTo(header);
    assertThat(((NetworkServiceEndpoint) answer.message()).getPathIdsCount()).isEqualTo(3);
  }

  /// An endpoint named like the recorded one, whose first host is the recorded one's address.
  private ServedConnections endpoint() {
    var clock = new HandClock();
    var turn = new Turn("endpoint", clock);
    turns.add(turn);
    var offer =
        new EndpointOffer(
            "nse-1",
            List.of("icmp-responder"),
            Map.of(),
            IpPrefix.parse("172.16.1.0/31"),
            NsmUrl.parse("unix:///run/nse.sock"),
            Optional.empty());
    var answers =
        new EndpointAnswers(
            offer, offer.allLeases(), NetworkNamespace.ofThisProcess(), MeshFixture.ALWAYS_THERE);
    return new ServedConnections(
        "nse-1",
        answers,
        new ConnectionMonitor(),
        () -> new Token("ours", Instant.parse("2026-11-23T11:31:44Z")),
        clock,
        turn,
        () -> new LinkReport(turn, MeshFixture.ALWAYS_THERE, _ -> {}));
  }

  private static Optional<Token> callerToken(RecordedMessages.Recorded call) {
    String expires = call.metadata().path("nsm-client-token-expires").get(0).asString();
    return Optional.of(new Token("theirs", Instant.parse(expires)));
  }

  private static List<String> names(Connection connection) {
    return connection.getPath().getPathSegmentsList().stream().map(PathSegment::getName).toList();
  }

  private static List<String> ids(Connection connection) {
    return connection.getPath().getPathSegmentsList().stream().map(PathSegment::getId).toList();
  }

  /// Every place of the message that holds a value, without the values; the empty DNS context is
  /// the one thing the real endpoint adds.
  private static Set<String> shape(Connection connection) {
    var places = new TreeSet<String>();
    try {
      collect("", new JsonMapper().readTree(JsonFormat.printer().print(connection)), places);
    } catch (InvalidProtocolBufferException impossible) {
      throw new IllegalStateException(impossible);
    }
    places.remove("/context/dnsContext");
    return places;
  }

  private static void collect(String at, JsonNode node, Set<String> places) {
    if (node.isObject() && !node.isEmpty()) {
      node.properties().forEach(f -> collect(at + "/" + f.getKey(), f.getValue(), places));
    } else if (node.isArray()) {
      for (int i = 0; i < node.size(); i++) {
        collect(at + "/" + i, node.get(i), places);
      }
    } else {
      places.add(at);
    }
  }
}
