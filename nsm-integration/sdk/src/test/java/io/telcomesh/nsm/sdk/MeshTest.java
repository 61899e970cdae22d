package io.telcomesh.nsm.sdk;

import static io.telcomesh.nsm.sdk.MeshFixture.next;
import static io.telcomesh.nsm.sdk.MeshFixture.s11;
import static io.telcomesh.nsm.sdk.MeshFixture.up;
import static org.assertj.core.api.Assertions.assertThat;

import io.telcomesh.nsm.api.connection.Connection;
import io.telcomesh.nsm.api.connection.PathSegment;
import io.telcomesh.nsm.api.connection.State;
import io.telcomesh.nsm.api.connectioncontext.Route;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A client, a manager and an endpoint over unix sockets.
class MeshTest {

  @TempDir Path directory;
  private MeshFixture mesh;

  @BeforeEach
  void start() {
    mesh = new MeshFixture(directory);
  }

  @AfterEach
  void stop() {
    mesh.close();
  }

  @Test
  void wiresAClientToAnEndpointWithOneAddressEach() throws InterruptedException {
    try (var endpoint = mesh.endpoint("mme-0", "10.60.10.0/24");
        var client = mesh.client("sgw-0")) {
      var _ = next(mesh.manager().registrations);
      client.connect(s11(), mesh.atClient::add);

      var here = up(mesh.atClient);
      var there = up(mesh.atEndpoint);
      assertThat(here.interfaceName()).isEqualTo("s11");
      assertThat(here.local().getHostAddress()).isEqualTo("10.60.10.2");
      assertThat(here.peer().getHostAddress()).isEqualTo("10.60.10.1");
      assertThat(here.peerName()).isEqualTo("mme-0");
      assertThat(there.interfaceName()).isEqualTo("s11-0");
      assertThat(there.local()).isEqualTo(here.peer());
      assertThat(there.peer()).isEqualTo(here.local());
      assertThat(there.labels()).containsEntry("app", "s11");
      assertThat(endpoint.connections()).hasSize(1);
    }
  }

  @Test
  void givesEachComponentASegmentAndRoutesBothWays() throws InterruptedException {
    try (var endpoint = mesh.endpoint("mme-0", "10.60.10.0/24");
        var client = mesh.client("sgw-0")) {
      var _ = next(mesh.manager().registrations);
      client.connect(s11(), mesh.atClient::add);
      var _ = up(mesh.atClient);

      var served = endpoint.connections().getFirst();
      assertThat(served.getPath().getPathSegmentsList())
          .extracting(PathSegment::getName)
          .containsExactly("sgw-0", "nsmgr-1", "mme-0");
      assertThat(served.getPath().getIndex()).isEqualTo(2);
      assertThat(served.getPath().getPathSegments(0).getId()).isEqualTo("sgw-0-s11");
      assertThat(served.getContext().getIpContext().getSrcRoutesList())
          .extracting(Route::getPrefix)
          .containsExactly("10.60.10.1/32");
      assertThat(served.getContext().getIpContext().getDstRoutesList())
          .extracting(Route::getPrefix)
          .containsExactly("10.45.0.0/16", "10.60.10.2/32");
    }
  }

  @Test
  void refreshesAfterAFifthOfTheTokensLifeOnTheSamePath() throws InterruptedException {
    try (var endpoint = mesh.endpoint("mme-0", "10.60.10.0/24");
        var client = mesh.client("sgw-0")) {
      var _ = next(mesh.manager().registrations);
      client.connect(s11(), mesh.atClient::add);
      var _ = up(mesh.atClient);
      var _ = next(mesh.manager().requests);
      var before = endpoint.connections().getFirst();
      mesh.clock.awaitTimer(Duration.ofMinutes(2));

      mesh.clock.advance(Duration.ofMinutes(2));

      var refresh = next(mesh.manager().requests).getConnection();
      assertThat(refresh.getPath().getIndex()).isZero();
      assertThat(refresh.getPath().getPathSegmentsCount()).isEqualTo(3);
      assertThat(refresh.getId()).isEqualTo("sgw-0-s11");
      assertThat(refresh.getNetworkServiceEndpointName()).isEqualTo("mme-0");
      var after = endpoint.connections();
      assertThat(after).hasSize(1);
      assertThat(after.getFirst().getId()).isEqualTo(before.getId());
      assertThat(after.getFirst().getContext()).isEqualTo(before.getContext());
      assertThat(after.getFirst().getMechanism()).isEqualTo(before.getMechanism());
      assertThat(mesh.atClient).isEmpty();
    }
  }

  @Test
  void givesTheWireBackWhenTheClientCloses() throws InterruptedException {
    try (var endpoint = mesh.endpoint("mme-0", "10.60.10.0/24");
        var client = mesh.client("sgw-0")) {
      var _ = next(mesh.manager().registrations);
      var connection = client.connect(s11(), mesh.atClient::add);
      var _ = up(mesh.atClient);
      var _ = up(mesh.atEndpoint);

      connection.close();

      assertThat(next(mesh.manager().closes).getId()).isEqualTo("sgw-0-s11");
      assertThat(next(mesh.atClient)).isInstanceOf(LinkEvent.Down.class);
      assertThat(next(mesh.atEndpoint)).isInstanceOf(LinkEvent.Down.class);
      assertThat(endpoint.connections()).isEmpty();
    }
  }

  @Test
  void closesAtTheEndpointWhatNobodyRefreshes() throws InterruptedException {
    try (var endpoint = mesh.endpoint("mme-0", "10.60.10.0/24");
        var client = mesh.client("sgw-0")) {
      var _ = next(mesh.manager().registrations);
      client.connect(s11(), mesh.atClient::add);
      var _ = up(mesh.atClient);
      var _ = up(mesh.atEndpoint);
      mesh.manager().refusing = true;

      mesh.clock.advance(TokenSource.DEFAULT_LIFETIME);

      assertThat(next(mesh.atEndpoint)).isInstanceOf(LinkEvent.Down.class);
      assertThat(endpoint.connections()).isEmpty();
    }
  }

  @Test
  void asksAgainWhenTheManagerSaysDown() throws InterruptedException {
    try (var _ = mesh.endpoint("mme-0", "10.60.10.0/24");
        var client = mesh.client("sgw-0")) {
      var _ = next(mesh.manager().registrations);
      client.connect(s11(), mesh.atClient::add);
      var _ = up(mesh.atClient);
      var _ = next(mesh.manager().requests);

      mesh.manager().reportDown();
      advanceUntilRequested();

      assertThat(mesh.atClient).isEmpty();
    }
  }

  @Test
  void choosesAnotherEndpointWhenTheOldOneIsRefused() throws InterruptedException {
    try (var gone = mesh.endpoint("mme-0", "10.60.10.0/24");
        var client = mesh.client("sgw-0")) {
      var _ = next(mesh.manager().registrations);
      client.connect(s11(), mesh.atClient::add);
      var _ = up(mesh.atClient);
      var _ = next(mesh.manager().requests);
      gone.close();
      try (var _ = mesh.endpoint("mme-1", "10.60.11.0/24")) {
        var _ = next(mesh.manager().registrations);
        mesh.manager().reportDown();
        var request = advanceUntilRequested();
        assertThat(request.getNetworkServiceEndpointName()).isEqualTo("mme-0");
        while (request.getState() != State.RESELECT_REQUESTED) {
          request = advanceUntilRequested();
        }

        assertThat(next(mesh.atClient)).isInstanceOf(LinkEvent.Down.class);
        var healed = up(mesh.atClient);
        assertThat(healed.peerName()).isEqualTo("mme-1");
        assertThat(healed.local().getHostAddress()).isEqualTo("10.60.11.2");
      }
    }
  }

  @Test
  void asksThreeTimesWithinThreeSecondsBeforeItChoosesAnother() throws InterruptedException {
    try (var gone = mesh.endpoint("mme-0", "10.60.10.0/24");
        var client = mesh.client("sgw-0")) {
      var _ = next(mesh.manager().registrations);
      client.connect(s11(), mesh.atClient::add);
      var _ = up(mesh.atClient);
      var _ = next(mesh.manager().requests);
      gone.close();
      try (var _ = mesh.endpoint("mme-1", "10.60.11.0/24")) {
        var _ = next(mesh.manager().registrations);
        var begun = mesh.clock.now();
        mesh.manager().reportDown();

        for (int ask = 0; ask < 3; ask++) {
          var request = advanceUntilRequested();
          assertThat(request.getNetworkServiceEndpointName()).isEqualTo("mme-0");
        }
        var reselecting = next(mesh.manager().requests).getConnection();

        assertThat(reselecting.getState()).isEqualTo(State.RESELECT_REQUESTED);
        assertThat(Duration.between(begun, mesh.clock.now())).isLessThan(Duration.ofSeconds(3));
        assertThat(reselecting.getContext().getIpContext().getSrcIpAddrsList()).isEmpty();
        assertThat(reselecting.getContext().getIpContext().getSrcRoutesList()).isEmpty();
        assertThat(reselecting.getContext().getIpContext().getDstRoutesList())
            .as("only what lies behind us, nothing of the old wire")
            .extracting(Route::getPrefix)
            .containsExactly("10.45.0.0/16");
      }
    }
  }

  @Test
  void keepsTheWireAndRetriesWhileTheManagerIsSilent() throws InterruptedException {
    try (var endpoint = mesh.endpoint("mme-0", "10.60.10.0/24");
        var client = mesh.client("sgw-0")) {
      var _ = next(mesh.manager().registrations);
      client.connect(s11(), mesh.atClient::add);
      var _ = up(mesh.atClient);
      mesh.clock.awaitTimer(Duration.ofMinutes(2));
      mesh.manager().close();

      for (int step = 0; step < 60; step++) {
        mesh.clock.advance(Duration.ofSeconds(3));
        Thread.yield();
      }
      assertThat(mesh.atClient).isEmpty();
      mesh.restartManager();
      var request = advanceUntilRequested();

      assertThat(request.getState()).isEqualTo(State.UP);
      assertThat(request.getNetworkServiceEndpointName()).isEqualTo("mme-0");
      assertThat(endpoint.connections()).hasSize(1);
      assertThat(mesh.atClient).isEmpty();
    }
  }

  @Test
  void choosesAnewWhenTheDataPathIsDeadThoughTheManagerIsContent() throws InterruptedException {
    try (var _ = mesh.endpoint("mme-0", "10.60.10.0/24");
        var client = mesh.client("sgw-0")) {
      var _ = next(mesh.manager().registrations);
      client.connect(s11(), mesh.atClient::add);
      var before = up(mesh.atClient);
      var _ = next(mesh.manager().requests);
      pingFor(Duration.ofSeconds(5));
      assertThat(mesh.manager().requests).isEmpty();

      mesh.answering = false;
      var request = advanceUntilRequested();

      assertThat(request.getState()).isEqualTo(State.RESELECT_REQUESTED);
      assertThat(request.getPath().getPathSegmentsCount()).isEqualTo(3);
      assertThat(next(mesh.atClient)).isEqualTo(new LinkEvent.Down(before));
      assertThat(up(mesh.atClient)).isEqualTo(before);
    }
  }

  @Test
  void doesNotJudgeAPeerThatHasNeverAnsweredAPing() throws InterruptedException {
    mesh.answering = false;
    try (var _ = mesh.endpoint("mme-0", "10.60.10.0/24");
        var client = mesh.client("sgw-0")) {
      var _ = next(mesh.manager().registrations);
      client.connect(s11(), mesh.atClient::add);
      var _ = up(mesh.atClient);
      var _ = next(mesh.manager().requests);

      pingFor(Duration.ofSeconds(30));

      assertThat(mesh.manager().requests).isEmpty();
      assertThat(mesh.atClient).isEmpty();
    }
  }

  @Test
  void asksAgainOnceWhenARefreshIsWantedUpstream() throws InterruptedException {
    try (var _ = mesh.endpoint("mme-0", "10.60.10.0/24");
        var client = mesh.client("sgw-0")) {
      var _ = next(mesh.manager().registrations);
      client.connect(s11(), mesh.atClient::add);
      var _ = up(mesh.atClient);
      var _ = next(mesh.manager().requests);

      mesh.manager().wantRefresh();

      assertThat(next(mesh.manager().requests).getConnection().getState()).isEqualTo(State.UP);
      pingFor(Duration.ofSeconds(3));
      assertThat(mesh.manager().requests).isEmpty();
      assertThat(mesh.atClient).isEmpty();
    }
  }

  @Test
  void outlivesARestartOfTheManager() throws InterruptedException {
    try (var endpoint = mesh.endpoint("mme-0", "10.60.10.0/24");
        var client = mesh.client("sgw-0")) {
      var _ = next(mesh.manager().registrations);
      client.connect(s11(), mesh.atClient::add);
      var _ = up(mesh.atClient);
      String id = endpoint.connections().getFirst().getId();

      mesh.restartManager();
      var request = advanceUntilRequested();

      assertThat(request.getPath().getPathSegmentsCount()).isEqualTo(3);
      assertThat(endpoint.connections()).extracting(Connection::getId).containsExactly(id);
      assertThat(mesh.atClient).isEmpty();
    }
  }

  @Test
  void resumesWhatItsFormerLifeLeft() throws InterruptedException {
    try (var endpoint = mesh.endpoint("mme-0", "10.60.10.0/24");
        var killed = mesh.client("sgw-0")) {
      var _ = next(mesh.manager().registrations);
      killed.connect(s11(), _ -> {});
      var first = up(mesh.atEndpoint);
      var _ = next(mesh.manager().requests);
      String id = endpoint.connections().getFirst().getId();
      try (var restarted = mesh.client("sgw-0")) {
        restarted.connect(s11(), mesh.atClient::add);

        assertThat(up(mesh.atClient).local()).isEqualTo(first.peer());
        assertThat(endpoint.connections()).extracting(Connection::getId).containsExactly(id);
        assertThat(mesh.atEndpoint).isEmpty();
      }
    }
  }

  @Test
  void givesUpWhatItsFormerLifeLeftWithoutAnEndpoint() throws InterruptedException {
    try (var _ = mesh.endpoint("mme-0", "10.60.10.0/24");
        var killed = mesh.client("sgw-0")) {
      var _ = next(mesh.manager().registrations);
      killed.connect(s11(), _ -> {});
      var _ = up(mesh.atEndpoint);
      var left = next(mesh.manager().requests).getConnection();
      mesh.manager().reportDown();
      try (var restarted = mesh.client("sgw-0")) {
        restarted.connect(s11(), mesh.atClient::add);

        var request = next(mesh.manager().requests).getConnection();
        assertThat(request.getState()).isEqualTo(State.RESELECT_REQUESTED);
        assertThat(request.getId()).isEqualTo(left.getId());
        assertThat(request.getPath().getPathSegmentsCount())
            .as("on the path of what is given up")
            .isEqualTo(3);
        assertThat(up(mesh.atClient).peerName()).isEqualTo("mme-0");
      }
    }
  }

  @Test
  void keepsAClientsAddressOverARestartOfTheEndpoint() throws InterruptedException {
    try (var client = mesh.client("sgw-0");
        var other = mesh.client("sgw-1")) {
      var endpoint = mesh.endpoint("mme-0", "10.60.10.0/24");
      var _ = next(mesh.manager().registrations);
      client.connect(s11(), _ -> {});
      var _ = up(mesh.atEndpoint);
      other.connect(s11(), mesh.atClient::add);
      var before = up(mesh.atClient);
      endpoint.close();

      try (var again = mesh.endpoint("mme-0", "10.60.10.0/24");
          var late = mesh.client("sgw-1")) {
        var _ = next(mesh.manager().registrations);
        late.connect(s11(), mesh.atClient::add);
        assertThat(up(mesh.atClient).local()).isEqualTo(before.local());
        assertThat(again.connections()).hasSize(1);
      }
    }
  }

  /// Moves time in steps in which a ping goes out and its answer comes back.
  private void pingFor(Duration time) throws InterruptedException {
    for (var left = time; left.isPositive(); left = left.minusMillis(100)) {
      mesh.clock.advance(Duration.ofMillis(100));
      TimeUnit.MILLISECONDS.sleep(2);
    }
  }

  /// Moves time in small steps until the client has made its next request.
  private Connection advanceUntilRequested() throws InterruptedException {
    for (int step = 0; step < 1000; step++) {
      mesh.clock.advance(Duration.ofMillis(50));
      var request = mesh.manager().requests.poll(10, TimeUnit.MILLISECONDS);
      if (request != null) {
        return request.getConnection();
      }
    }
    throw new AssertionError("no request came");
  }
}
