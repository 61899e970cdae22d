package io.telcomesh.hss;

import static io.telcomesh.hss.HssWorld.HOME;

import io.telcomesh.hss.subscription.InMemorySubscribers;
import io.telcomesh.hss.subscription.ServingMme;
import io.telcomesh.hss.subscription.Subscribers;
import io.telcomesh.procedures.SimulatedScheduler;
import io.telcomesh.procedures.testing.RecordingObserver;
import io.telcomesh.referencepoints.DropCounter;
import io.telcomesh.referencepoints.MessageObserver;
import io.telcomesh.referencepoints.ReferencePoint;
import io.telcomesh.referencepoints.Surroundings;
import io.telcomesh.referencepoints.Wire;
import io.telcomesh.referencepoints.WireEvent;
import io.telcomesh.referencepoints.Wires;
import io.telcomesh.referencepoints.diameter.DiameterEnd;
import io.telcomesh.referencepoints.diameter.DiameterOptions;
import io.telcomesh.referencepoints.diameter.DiameterTransport;
import io.telcomesh.referencepoints.diameter.SctpDiameterTransport;
import io.telcomesh.referencepoints.memory.InMemoryNetwork;
import io.telcomesh.referencepoints.sctp.SctpOptions;
import io.telcomesh.security.RandomSource;
import java.net.InetAddress;
import java.util.Optional;
import java.util.Random;

/// The HSS at its Diameter end, in memory and in virtual time; MMEs with ends of their own come to
/// it.
public final class S6aWorld implements AutoCloseable {
  public static final InetAddress HSS = InetAddress.ofLiteral("10.60.20.1");
  public static final String HSS_HOST = "hss-0." + HOME.epcRealm();

  public final SimulatedScheduler scheduler = new SimulatedScheduler(7);
  public final InMemoryNetwork network = new InMemoryNetwork(scheduler, new Random(7));
  public final Surroundings surroundings =
      new Surroundings(scheduler, MessageObserver.NONE, DropCounter.NONE);
  public final RecordingObserver observer = new RecordingObserver();
  public final InMemorySubscribers subscribers = new InMemorySubscribers();
  public final S6aServer server;
  private int mmes;

  public S6aWorld() {
    this(HssOptions.of(HSS_HOST, HOME));
  }

  public S6aWorld(HssOptions options) {
    subscribers.put(HssWorld.SUBSCRIBER);
    var wires = new Wires();
    wires.post(new WireEvent.Up(new Wire(ReferencePoint.S6A, HSS)));
    server =
        S6aServer.start(
            peers ->
                new Hss(options, scheduler, observer, subscribers, RandomSource.seeded(7), peers),
            handler ->
                DiameterEnd.answering(
                    java.util.List.of(transport()),
                    S6aServer.node(options, scheduler),
                    wires,
                    surroundings,
                    DiameterOptions.DEFAULT,
                    new Random(1),
                    handler));
  }

  /// An MME of the home network.
  public MmeEnd mme(String host) {
    return mme(host, HOME.epcRealm());
  }

  public MmeEnd mme(String host, String realm) {
    return new MmeEnd(this, host, realm, InetAddress.ofLiteral("10.60.10." + ++mmes));
  }

  public Optional<ServingMme> stored() {
    return subscribers.find(HssWorld.IMSI).flatMap(Subscribers.Stored::servingMme);
  }

  DiameterTransport transport() {
    return new SctpDiameterTransport(network.sctp(), SctpOptions.SIGNALLING);
  }

  @Override
  public void close() {
    scheduler.close();
  }
}
