package io.telcomesh.hss;

import io.telcomesh.boot.Drainable;
import io.telcomesh.diameter.AvpTag;
import io.telcomesh.diameter.DiameterAnswer;
import io.telcomesh.diameter.DiameterRequest;
import io.telcomesh.diameter.Result;
import io.telcomesh.diameter.s6a.S6aAvps;
import io.telcomesh.hss.s6a.HssMessage;
import io.telcomesh.hss.s6a.Peers;
import io.telcomesh.procedures.Burst;
import io.telcomesh.procedures.Question;
import io.telcomesh.procedures.Scheduler;
import io.telcomesh.referencepoints.diameter.DiameterEnd;
import io.telcomesh.referencepoints.diameter.DiameterHandler;
import io.telcomesh.referencepoints.diameter.DiameterNode;
import io.telcomesh.referencepoints.diameter.DiameterPeer;
import io.telcomesh.referencepoints.diameter.IncomingDiameter;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// An HSS at its Diameter end: what both a process and a simulation start.
public final class S6aServer implements DiameterHandler, Peers, Drainable {
  private static final System.Logger LOG = System.getLogger(S6aServer.class.getName());

  private final Hss hss;
  private volatile boolean refusing;
  private volatile @Nullable DiameterEnd end;

  private S6aServer(Function<Peers, Hss> hss) {
    this.hss = hss.apply(this);
  }

  /// @param hss makes the function, given the MMEs that it may ask
  /// @param end opens the end, given who takes its requests
  public static S6aServer start(
      Function<Peers, Hss> hss, Function<DiameterHandler, DiameterEnd> end) {
    var server = new S6aServer(hss);
    server.end = end.apply(server);
    return server;
  }

  /// Who this HSS is for its peers.
  public static DiameterNode node(HssOptions options, Scheduler scheduler) {
    return new DiameterNode(
        options.host(),
        options.realm(),
        scheduler.now().getEpochSecond(),
        AvpTag.VENDOR_3GPP,
        S6aAvps.APPLICATION);
  }

  public Hss hss() {
    return hss;
  }

  @Override
  public Optional<String> received(IncomingDiameter incoming, Burst burst) {
    var misdirected = hss.misdirected(incoming.request());
    if (refusing || misdirected.isPresent()) {
      refuse(incoming, misdirected.orElse(Result.TOO_BUSY)); // the peer asks another HSS
      return Optional.empty();
    }
    var peer = incoming.peer();
    var sender = new HssMessage.Sender(peer.host(), peer.realm());
    var answer = new Reply(incoming);
    answer.ue = hss.received(incoming.request(), sender, answer, burst);
    if (answer.ue.isEmpty()) {
      refuse(incoming, Result.COMMAND_UNSUPPORTED);
    }
    return answer.ue;
  }

  private void refuse(IncomingDiameter incoming, Result why) {
    Optional.ofNullable(end).ifPresent(open -> open.refuse(incoming, why));
  }

  @Override
  public void ask(String host, DiameterRequest request, Question<?> question) {
    var open = end;
    if (open == null) {
      throw new IllegalStateException("Asked before the end is open");
    }
    open.ask(host, request, question);
  }

  @Override
  public void peerUp(DiameterPeer peer, boolean restarted) {
    LOG.log(
        System.Logger.Level.INFO, "s6a: {0} is up{1}", peer.host(), restarted ? ", restarted" : "");
  }

  @Override
  public void peerDown(DiameterPeer peer) {
    LOG.log(System.Logger.Level.INFO, "s6a: {0} is down", peer.host());
  }

  @Override
  public void refuseNew() {
    refusing = true;
  }

  @Override
  public int active() {
    return hss.active();
  }

  @Override
  public void abort() {
    hss.abort();
  }

  @Override
  public void closeEnds() {
    Optional.ofNullable(end).ifPresent(DiameterEnd::close);
  }

  /// Sends the answer to where the request came from.
  private final class Reply implements Consumer<DiameterAnswer> {
    private final IncomingDiameter incoming;
    private volatile Optional<String> ue = Optional.empty();

    Reply(IncomingDiameter incoming) {
      this.incoming = incoming;
    }

    @Override
    public void accept(DiameterAnswer answer) {
      Optional.ofNullable(end).ifPresent(open -> open.answer(incoming, answer, ue));
    }
  }
}
