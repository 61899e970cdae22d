package io.telcomesh.nsm.controlplane;

import io.telcomesh.nsm.sdk.CallChain;
import io.telcomesh.nsm.sdk.ConnectionRequest;
import io.telcomesh.nsm.sdk.EndpointOffer;
import io.telcomesh.nsm.sdk.InterfaceProbe;
import io.telcomesh.nsm.sdk.IpPrefix;
import io.telcomesh.nsm.sdk.NetworkNamespace;
import io.telcomesh.nsm.sdk.NsmClient;
import io.telcomesh.nsm.sdk.NsmClock;
import io.telcomesh.nsm.sdk.NsmEndpoint;
import io.telcomesh.nsm.sdk.NsmUrl;
import io.telcomesh.nsm.sdk.TokenSource;
import io.telcomesh.nsm.sdk.Transport;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/// A program that is a client or an endpoint of the mesh until it is killed. It prints what becomes
/// of its links.
final class MeshUser {
  private MeshUser() {}

  /// `client NAME MANAGER` or `endpoint NAME MANAGER DIRECTORY PREFIX`.
  public static void main(String[] arguments) throws InterruptedException {
    System.setProperty("io.netty.machineId", "02:00:00:00:00:00:00:02");
    var clock = NsmClock.live();
    var transport = new Transport(CallChain.plaintext(TokenSource.anonymous(clock)));
    var manager = NsmUrl.parse(arguments[2]);
    var namespace = NetworkNamespace.ofThisProcess();
    AutoCloseable user =
        switch (arguments[0]) {
          case "client" -> {
            var client =
                new NsmClient(
                    arguments[1], manager, transport, clock, namespace, InterfaceProbe.LIVE);
            var wanted =
                new ConnectionRequest(
                    TestMesh.SERVICE, Map.of("app", "s11"), "nsm-1", Optional.empty(), List.of());
            client.connect(wanted, event -> System.out.println("link " + event));
            yield client;
          }
          default ->
              NsmEndpoint.start(
                  offer(arguments[1], Path.of(arguments[3]), arguments[4]),
                  manager,
                  transport,
                  clock,
                  namespace,
                  InterfaceProbe.LIVE,
                  event -> System.out.println("link " + event));
        };
    System.out.println(arguments[1] + " runs");
    new CountDownLatch(1).await();
    throw new IllegalStateException("nobody ends " + user);
  }

  private static EndpointOffer offer(String name, Path directory, String prefix) {
    return new EndpointOffer(
        name,
        List.of(TestMesh.SERVICE),
        Map.of("app", "mme"),
        IpPrefix.parse(prefix),
        new NsmUrl.Unix(directory.resolve(name + ".sock")),
        Optional.of(directory.resolve(name + ".leases")));
  }
}
