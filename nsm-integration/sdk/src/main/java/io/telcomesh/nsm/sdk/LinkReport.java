package io.telcomesh.nsm.sdk;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Optional;

/// Tells a listener what becomes of one connection, nothing twice, and `Up` only when the interface
/// is really there. Lives in the turn of its connection.
final class LinkReport {

  private static final System.Logger LOG = System.getLogger(LinkReport.class.getName());
  private static final Duration LOOK_AGAIN = Duration.ofMillis(20);
  private static final Duration LOOK_SELDOM = Duration.ofSeconds(1);

  private final Turn turn;
  private final InterfaceProbe probe;
  private final LinkEvent.Listener listener;

  private Optional<Link> told = Optional.empty();
  private NsmClock.Pending look = () -> {};

  LinkReport(Turn turn, InterfaceProbe probe, LinkEvent.Listener listener) {
    this.turn = turn;
    this.probe = probe;
    this.listener = listener;
  }

  /// The connection stands; its link is told as soon as it is ready.
  void up(Link link) {
    up(link, LOOK_AGAIN);
  }

  private void up(Link link, Duration again) {
    look.cancel();
    if (told.filter(link::equals).isPresent()) {
      return;
    }
    if (!probe.ready(link.interfaceName(), link.local())) {
      look = turn.after(again, () -> up(link, longer(again)));
      return;
    }
    tell(
        told.<LinkEvent>map(before -> new LinkEvent.Moved(before, link))
            .orElse(new LinkEvent.Up(link)));
    told = Optional.of(link);
  }

  /// The connection is lost or closed.
  void down() {
    look.cancel();
    told.ifPresent(link -> tell(new LinkEvent.Down(link)));
    told = Optional.empty();
  }

  boolean isUp() {
    return told.isPresent();
  }

  private static Duration longer(Duration pause) {
    var doubled = pause.multipliedBy(2);
    return doubled.compareTo(LOOK_SELDOM) < 0 ? doubled : LOOK_SELDOM;
  }

  private void tell(LinkEvent event) {
    LOG.log(Level.INFO, "{0}", event);
    listener.changed(event);
  }
}
