package io.telcomesh.nsm.starter;

import io.telcomesh.nsm.sdk.Link;
import io.telcomesh.nsm.sdk.LinkEvent;
import io.telcomesh.referencepoints.ReferencePoint;
import io.telcomesh.referencepoints.Wire;
import io.telcomesh.referencepoints.WireEvent;
import io.telcomesh.referencepoints.Wires;
import java.lang.System.Logger.Level;
import java.util.Optional;

/// Makes wires of links: the label `app` that the client asked with is the reference point, at both
/// ends.
final class WireFeed implements LinkEvent.Listener {

  private static final System.Logger LOG = System.getLogger(WireFeed.class.getName());

  private final Wires wires;

  WireFeed(Wires wires) {
    this.wires = wires;
  }

  @Override
  public void changed(LinkEvent event) {
    switch (event) {
      case LinkEvent.Up(Link link) ->
          wire(link).ifPresent(wire -> wires.post(new WireEvent.Up(wire)));
      case LinkEvent.Down(Link link) ->
          wire(link).ifPresent(wire -> wires.post(new WireEvent.Down(wire)));
      case LinkEvent.Moved(Link from, Link to) ->
          wire(from)
              .flatMap(before -> wire(to).map(after -> new WireEvent.Moved(before, after)))
              .ifPresent(wires::post);
    }
  }

  private static Optional<Wire> wire(Link link) {
    var point = ReferencePoint.ofLabel(link.labels().getOrDefault("app", ""));
    if (point.isEmpty()) {
      LOG.log(Level.WARNING, "{0} is of no reference point", link);
    }
    return point.map(known ->
        new Wire(known, Optional.of(link.interfaceName()), link.local(), Optional.of(link.peer())));
  }
}
