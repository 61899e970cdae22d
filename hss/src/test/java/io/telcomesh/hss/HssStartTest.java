package io.telcomesh.hss;

import static org.assertj.core.api.Assertions.assertThat;

import io.telcomesh.codec.Octets;
import io.telcomesh.codec.testing.Proves;
import io.telcomesh.diameter.DiameterAnswer;
import io.telcomesh.diameter.Result;
import io.telcomesh.diameter.s6a.AuthenticationInformationAnswer;
import io.telcomesh.diameter.s6a.AuthenticationInformationRequest;
import io.telcomesh.diameter.s6a.RequestedEutranAuthenticationInfo;
import io.telcomesh.diameter.s6a.Route;
import io.telcomesh.diameter.s6a.S6aAvps;
import io.telcomesh.identifiers.Imsi;
import io.telcomesh.procedures.Burst;
import io.telcomesh.procedures.LiveScheduler;
import io.telcomesh.procedures.Procedure;
import io.telcomesh.procedures.Procedures;
import io.telcomesh.procedures.testing.RecordingObserver;
import io.telcomesh.referencepoints.DropCounter;
import io.telcomesh.referencepoints.FixedWires;
import io.telcomesh.referencepoints.MessageObserver;
import io.telcomesh.referencepoints.ReferencePoint;
import io.telcomesh.referencepoints.Surroundings;
import io.telcomesh.referencepoints.Wire;
import io.telcomesh.referencepoints.Wires;
import io.telcomesh.referencepoints.diameter.DiameterEnd;
import io.telcomesh.referencepoints.diameter.DiameterHandler;
import io.telcomesh.referencepoints.diameter.DiameterNode;
import io.telcomesh.referencepoints.diameter.DiameterOptions;
import io.telcomesh.referencepoints.diameter.DiameterPeer;
import io.telcomesh.referencepoints.diameter.IncomingDiameter;
import io.telcomesh.referencepoints.live.TcpDiameterTransport;
import io.telcomesh.security.Autn;
import io.telcomesh.security.DerivedKeys;
import io.telcomesh.security.SequenceNumberArray;
import io.telcomesh.security.Usim;
import io.telcomesh.security.UsimAnswer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/// The whole process: fixed wires, Diameter over TCP, a database file, REST.
final class HssStartTest {
  private static final String SEED = "000102030405060708090a0b0c0d0e0f";
  private static final String MME = "mmec00.mmegi0001.mme." + HssWorld.HOME.epcRealm();

  @Test
  @Proves("hss.metrics")
  void countsWhatItDoes(@TempDir Path folder) throws Exception {
    int port = freePort();
    try (var context = start(folder, port)) {
      post(
          context,
          "/subscribers/ranges",
          "{\"first\":\"001010000000001\",\"count\":10,\"seed\":\"" + SEED + "\"}");
      ask(port, new Imsi("001010000000007"));
      ask(port, new Imsi("001010000000099"));
      var metrics = get(context, "/actuator/prometheus");
      assertThat(metrics.lines())
          .anyMatch(line -> line.matches("hss_subscribers\\{.*} 10\\.0"))
          .anyMatch(line -> line.matches("hss_registered\\{.*} 0\\.0"))
          .anyMatch(line ->
              line.startsWith("messages_total{")
                  && line.contains("direction=\"received\"")
                  && line.contains("message=\"AuthenticationInformationRequest\"")
                  && line.contains("reference_point=\"s6a\"")
                  && line.endsWith(" 2.0"))
          .anyMatch(line ->
              line.startsWith("messages_total{")
                  && line.contains("direction=\"sent\"")
                  && line.contains("message=\"AuthenticationInformationAnswer\"")
                  && line.contains("result=\"refused\""))
          .anyMatch(line ->
              line.startsWith("hss_procedures_total{")
                  && line.contains("outcome=\"completed\"")
                  && line.contains("procedure=\"AuthenticationInformationRetrieval\""))
          .anyMatch(line -> line.startsWith("hss_procedure_seconds_count{"));
    }
  }

  @Test
  void servesItsPageToAllAndSubscribersToWhoHasTheToken(@TempDir Path folder) throws Exception {
    try (var context = start(folder, freePort(), "--hss.management-token=0123456789abcdef")) {
      var page = get(context, "/");
      assertThat(page).contains("subscribers.js", "subscribers.css").doesNotContain("://");
      assertThat(get(context, "/subscribers.js")).contains("use strict").doesNotContain("://");
      assertThat(get(context, "/subscribers.css")).doesNotContain("://");
      for (var path :
          List.of(
              "/subscribers",
              "//subscribers",
              "/actuator/../subscribers",
              "/actuator/%2e%2e/subscribers",
              "/v3/api-docs/..;/..;/subscribers",
              "/subscribers;a=b",
              "/keys")) {
        assertThat(get(context, path)).as(path).doesNotContain("\"total\"", "\"current\"");
      }
      assertThat(get(context, "/subscribers")).contains("management token");
    }
  }

  @Test
  void servesVectorsOfProvisionedRange(@TempDir Path folder) throws Exception {
    int port = freePort();
    try (var context = start(folder, port)) {
      var created =
          post(
              context,
              "/subscribers/ranges",
              "{\"first\":\"001010000000001\",\"count\":10,\"seed\":\"" + SEED + "\"}");
      assertThat(created).contains("\"last\":\"001010000000010\"");
      var imsi = new Imsi("001010000000007");
      var answer = (AuthenticationInformationAnswer) ask(port, imsi);
      assertThat(answer.result()).isEqualTo(Result.SUCCESS);
      var vector = answer.authenticationInfo().orElseThrow().inOrder().getFirst();
      var usim =
          new Usim(
              DerivedKeys.of(Octets.hex(SEED), imsi.digits()).milenage(),
              new SequenceNumberArray(SequenceNumberArray.NO_AGE_LIMIT));
      assertThat(usim.authenticate(vector.rand(), new Autn(vector.autn())))
          .isInstanceOf(UsimAnswer.Authenticated.class);

      assertThat(get(context, "/actuator/signalling?ue=" + imsi))
          .contains("AuthenticationInformationRequest", "AuthenticationInformationAnswer")
          .contains("redacted")
          .doesNotContain(vector.kasme().toHex(), vector.xres().toHex());
      assertThat(get(context, "/actuator/prometheus"))
          .contains("hss_procedures_total{")
          .contains("procedure=\"AuthenticationInformationRetrieval\"");
      assertThat(
              ((AuthenticationInformationAnswer) ask(port, new Imsi("001010000000099"))).result())
          .isEqualTo(Result.USER_UNKNOWN);
    }
  }

  @Test
  void goesOnWithItsDatabaseAfterRestart(@TempDir Path folder) throws Exception {
    int port = freePort();
    var imsi = new Imsi("001010000000001");
    try (var context = start(folder, port)) {
      post(
          context,
          "/subscribers/ranges",
          "{\"first\":\"001010000000001\",\"count\":1,\"seed\":\"" + SEED + "\"}");
      assertThat(ask(port, imsi).result()).isEqualTo(Result.SUCCESS);
    }
    int other = freePort();
    try (var _ = start(folder, other)) {
      assertThat(ask(other, imsi).result()).isEqualTo(Result.SUCCESS);
    }
  }

  private static ConfigurableApplicationContext start(Path folder, int port, String... more) {
    var usual =
        Stream.of(
            "--server.port=0",
            "--data-directory=" + folder,
            "--hss.port=" + port,
            "--wires.fixed[0].reference-point=s6a",
            "--wires.fixed[0].local=127.0.0.1");
    return SpringApplication.run(
        HssApplication.class, Stream.concat(usual, Stream.of(more)).toArray(String[]::new));
  }

  /// Asks as an MME with an end of its own.
  private static DiameterAnswer ask(int port, Imsi imsi) throws Exception {
    var answered = new CompletableFuture<DiameterAnswer>();
    var wires = new Wires();
    var usual = DiameterOptions.DEFAULT;
    try (var scheduler = new LiveScheduler(1, 1);
        var transport = new TcpDiameterTransport();
        var end =
            DiameterEnd.dialling(
                transport,
                new DiameterNode(MME, HssWorld.HOME.epcRealm(), 1, 10415, S6aAvps.APPLICATION),
                wires,
                new Surroundings(scheduler, MessageObserver.NONE, DropCounter.NONE),
                new DiameterOptions(port, usual.watchdog(), usual.reconnect(), usual.answer()),
                new SecureRandom(),
                new NoRequests())) {
      var loopback = InetAddress.getLoopbackAddress();
      new FixedWires(List.of(new Wire(ReferencePoint.S6A, loopback, loopback))).raise(wires);
      new Procedures<String, Imsi>(
              scheduler,
              (runner, asked) ->
                  Optional.of(
                      new Procedure<Imsi>() {
                        @Override
                        protected void run() {
                          answered.complete(
                              runner
                                  .question(DiameterAnswer.class)
                                  .handedTo(question -> end.ask(request(asked), question))
                                  .ask());
                        }
                      }),
              new RecordingObserver(),
              reference -> reference)
          .runner("ue-1")
          .post(imsi);
      return answered.get(20, TimeUnit.SECONDS);
    }
  }

  private static AuthenticationInformationRequest request(Imsi imsi) {
    var realm = HssWorld.HOME.epcRealm();
    return AuthenticationInformationRequest.of(
        new Route(MME + ";1;1", MME, realm, Optional.empty(), realm),
        imsi,
        HssWorld.HOME,
        RequestedEutranAuthenticationInfo.vectors(1, Optional.empty()));
  }

  private static final class NoRequests implements DiameterHandler {
    @Override
    public Optional<String> received(IncomingDiameter request, Burst burst) {
      return Optional.empty();
    }

    @Override
    public void peerUp(DiameterPeer peer, boolean restarted) {}

    @Override
    public void peerDown(DiameterPeer peer) {}
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static String post(ConfigurableApplicationContext context, String path, String json)
      throws IOException, InterruptedException {
    return send(
        HttpRequest.newBuilder(uri(context, path))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(json))
            .build());
  }

  private static String get(ConfigurableApplicationContext context, String path)
      throws IOException, InterruptedException {
    return send(HttpRequest.newBuilder(uri(context, path)).build());
  }

  private static String send(HttpRequest request) throws IOException, InterruptedException {
    try (var client = HttpClient.newHttpClient()) {
      return client.send(request, BodyHandlers.ofString()).body();
    }
  }

  private static URI uri(ConfigurableApplicationContext context, String path) {
    var port = context.getEnvironment().getProperty("local.server.port");
    return URI.create("http://127.0.0.1:" + port + path);
  }
}
