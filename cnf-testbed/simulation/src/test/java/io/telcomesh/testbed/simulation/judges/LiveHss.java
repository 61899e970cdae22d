package io.telcomesh.testbed.simulation.judges;

import io.telcomesh.hss.Hss;
import io.telcomesh.hss.HssOptions;
import io.telcomesh.hss.S6aServer;
import io.telcomesh.hss.s6a.Origin;
import io.telcomesh.hss.subscription.InMemorySubscribers;
import io.telcomesh.procedures.LiveScheduler;
import io.telcomesh.procedures.testing.RecordingObserver;
import io.telcomesh.referencepoints.DropCounter;
import io.telcomesh.referencepoints.MessageObserver;
import io.telcomesh.referencepoints.ReferencePoint;
import io.telcomesh.referencepoints.Surroundings;
import io.telcomesh.referencepoints.Wire;
import io.telcomesh.referencepoints.diameter.DiameterEnd;
import io.telcomesh.referencepoints.diameter.DiameterOptions;
import io.telcomesh.referencepoints.diameter.DiameterTransport;
import io.telcomesh.security.RandomSource;
import io.telcomesh.testbed.simulation.Epc;
import java.net.InetAddress;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Our HSS on real sockets of the loopback, for whoever dials it.
///
/// @param options who it is
record LiveHss(HssOptions options, InMemorySubscribers subscribers, S6aServer server)
    implements AutoCloseable {
  static final String HOST = "hss-0." + Epc.PLMN.epcRealm();

  static LiveHss start(
      InetAddress local,
      DiameterTransport transport,
      DiameterOptions diameter,
      LiveScheduler scheduler,
      RandomSource random,
      MessageObserver messages) {
    var options = lettingTheRelaySpeak(HssOptions.of(HOST, Epc.PLMN));
    var subscribers = new InMemorySubscribers();
    var server =
        S6aServer.start(
            peers ->
                new Hss(options, scheduler, new RecordingObserver(), subscribers, random, peers),
            handler ->
                DiameterEnd.answering(
                    List.of(transport),
                    S6aServer.node(options, scheduler),
                    LiveEpc.wires(new Wire(ReferencePoint.S6A, local)),
                    new Surroundings(scheduler, messages, DropCounter.NONE),
                    diameter,
                    new SecureRandom(),
                    handler));
    return new LiveHss(options, subscribers, server);
  }

  private static HssOptions lettingTheRelaySpeak(HssOptions usual) {
    return new HssOptions(
        usual.host(),
        usual.realm(),
        usual.home(),
        new Origin(Map.of(), Map.of(FreeDiameter.HOST, Set.of(usual.realm()))),
        usual.visited(),
        usual.milenage(),
        usual.mostVectors(),
        usual.sequenceNumberStep(),
        usual.recent(),
        usual.database());
  }

  @Override
  public void close() {
    server.closeEnds();
  }
}
