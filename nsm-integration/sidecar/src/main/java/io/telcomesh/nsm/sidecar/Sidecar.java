package io.telcomesh.nsm.sidecar;

import io.telcomesh.nsm.sdk.CallChain;
import io.telcomesh.nsm.sdk.InterfaceProbe;
import io.telcomesh.nsm.sdk.NetworkNamespace;
import io.telcomesh.nsm.sdk.NsmClock;
import io.telcomesh.nsm.sdk.NsmEndpoint;
import io.telcomesh.nsm.sdk.TokenSource;
import io.telcomesh.nsm.sdk.Transport;
import java.util.concurrent.CountDownLatch;

/// Registers one endpoint and serves it in its own network namespace, which the program beside it
/// shares, until it is told to end.
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
    var endpoint =
        NsmEndpoint.start(
            settings.offer(),
            settings.manager(),
            transport,
            clock,
            NetworkNamespace.ofThisProcess(),
            InterfaceProbe.LIVE,
            _ -> {});
    var ended = new CountDownLatch(1);
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(() -> {
              endpoint.close();
              transport.close();
              ended.countDown();
            }));
    ended.await();
  }
}
