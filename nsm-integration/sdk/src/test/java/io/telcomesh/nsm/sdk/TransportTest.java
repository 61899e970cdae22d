package io.telcomesh.nsm.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.Empty;
import io.grpc.Channel;
import io.grpc.ClientInterceptors;
import io.grpc.Metadata;
import io.grpc.Server;
import io.grpc.Status;
import io.grpc.health.v1.HealthCheckRequest;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.health.v1.HealthGrpc;
import io.grpc.stub.MetadataUtils;
import io.grpc.stub.StreamObserver;
import io.telcomesh.nsm.api.connection.Connection;
import io.telcomesh.nsm.api.networkservice.NetworkServiceGrpc;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TransportTest {

  private static final Token TOKEN =
      new Token("a.b.c", Instant.parse("2026-11-23T11:31:44.006896766Z"));

  @TempDir Path directory;

  private final BlockingQueue<Optional<Token>> heard = new LinkedBlockingQueue<>();
  private final Transport identified = new Transport(CallChain.plaintext(() -> TOKEN));
  private final Transport anonymous =
      new Transport(CallChain.plaintext(TokenSource.anonymous(new HandClock())));

  @AfterEach
  void close() {
    identified.close();
    anonymous.close();
  }

  @Test
  void carriesTheCallersTokenOverTcp() throws InterruptedException {
    close(identified.channel(tcpServer()));

    assertThat(MeshFixture.next(heard)).hasValue(TOKEN);
  }

  @Test
  void carriesNoTokenWhereThereIsNone() throws InterruptedException {
    close(anonymous.channel(tcpServer()));

    assertThat(MeshFixture.next(heard)).isEmpty();
  }

  @Test
  void refusesATokenThatDoesNotSayWhenItExpires() {
    var headers = new Metadata();
    headers.put(CallerToken.TOKEN, "a.b.c");
    var channel =
        ClientInterceptors.intercept(
            anonymous.channel(tcpServer()), MetadataUtils.newAttachHeadersInterceptor(headers));

    assertThatThrownBy(() -> close(channel))
        .extracting(Status::fromThrowable)
        .extracting(Status::getCode)
        .isEqualTo(Status.Code.PERMISSION_DENIED);
  }

  @Test
  void takesTheSocketFileOfAnEndedProcessAndRemovesItsOwn() throws Exception {
    Path stale = Files.writeString(directory.resolve("stale.sock"), "");
    var server = listen(new NsmUrl.Unix(stale));

    close(anonymous.channel(new NsmUrl.Unix(stale)));
    server.shutdownNow().awaitTermination();

    assertThat(MeshFixture.next(heard)).isEmpty();
    assertThat(stale).doesNotExist();
  }

  @Test
  void findsAServerAgainAsSoonAsItIsBack() {
    var url = new NsmUrl.Unix(directory.resolve("late.sock"));
    assertThatThrownBy(() -> close(anonymous.channel(url))).hasMessageContaining("UNAVAILABLE");

    listen(url);

    close(anonymous.channel(url));
    assertThat(heard).hasSize(1);
  }

  @Test
  void saysOfEachServiceThatItServes() {
    var health = HealthGrpc.newBlockingStub(anonymous.channel(tcpServer()));

    for (String service : List.of("", "networkservice.NetworkService")) {
      var request = HealthCheckRequest.newBuilder().setService(service).build();
      assertThat(health.check(request).getStatus()).isEqualTo(ServingStatus.SERVING);
    }
  }

  private NsmUrl tcpServer() {
    return new NsmUrl.Tcp("127.0.0.1", listen(new NsmUrl.Tcp("127.0.0.1", 0)).getPort());
  }

  private Server listen(NsmUrl url) {
    var service =
        new NetworkServiceGrpc.NetworkServiceImplBase() {
          @Override
          public void close(Connection connection, StreamObserver<Empty> answer) {
            heard.add(CallerToken.ofCall());
            answer.onNext(Empty.getDefaultInstance());
            answer.onCompleted();
          }
        };
    return anonymous.listen(url, Executors.newVirtualThreadPerTaskExecutor(), List.of(service));
  }

  private static void close(Channel channel) {
    var _ = NetworkServiceGrpc.newBlockingStub(channel).close(Connection.getDefaultInstance());
  }
}
