package io.telcomesh.nsm.sidecar;

import io.telcomesh.nsm.sdk.CallChain;
import io.telcomesh.nsm.sdk.InterfaceProbe;
import io.telcomesh.nsm.sdk.NetworkNamespace;
import io.telcomesh.nsm.sdk.NsmClient;
import io.telcomesh.nsm.sdk.NsmClock;
import io.telcomesh.nsm.sdk.NsmEndpoint;
import io.telcomesh.nsm.sdk.TokenSource;
import io.telcomesh.nsm.sdk.Transport;
import java.util.concurrent.CountDownLatch;

/// Serves an endpoint, keeps connections, or both, in its own network namespace, which the program
/// beside it shares, until it is told to end.
public final class Sidecar {

  private Sidecar() {}

  public static void main(String[] arguments) throws InterruptedException {
    SidecarSettings settings;
    try {
      settings = SidecarSettings.of(System.getenv());
    } catch (IllegalArgumentException wrong) {
      System.err.println(wrong.getMessage());
      System.exit(2);
      return;
    }
    var clock = NsmClock.live();
    var transport = new Transport(CallChain.plaintext(TokenSource.anonymous(clock)));
    var namespace = NetworkNamespace.ofThisProcess();
    var client =
        new NsmClient(
            settings.name(), settings.manager(), transport, clock, namespace, InterfaceProbe.LIVE);
    var endpoint =
        settings
            .endpoint()
            .map(offer ->
                NsmEndpoint.start(
                    offer,
                    settings.manager(),
                    transport,
                    clock,
                    namespace,
                    InterfaceProbe.LIVE,
                    _ -> {}));
    settings.connections().forEach(wanted -> client.connect(wanted, _ -> {}));
    var ended = new CountDownLatch(1);
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(() -> {
              client.close();
              endpoint.ifPresent(NsmEndpoint::close);
              transport.close();
              ended.countDown();
            }));
    ended.await();
  }
}
