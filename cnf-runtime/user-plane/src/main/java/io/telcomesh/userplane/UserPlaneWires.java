package io.telcomesh.userplane;

import io.telcomesh.referencepoints.ReferencePoint;
import io.telcomesh.referencepoints.Wire;
import io.telcomesh.referencepoints.WireEvent;
import io.telcomesh.referencepoints.WireListener;
import io.telcomesh.referencepoints.Wires;
import java.io.IOException;
import java.net.InetAddress;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Our GTP-U ends: one at the local address of the wires, however many wires share it.
public final class UserPlaneWires implements WireListener, AutoCloseable {
  private static final System.Logger LOG = System.getLogger(UserPlaneWires.class.getName());

  private final UserPlane userPlane;
  private final List<ReferencePoint> points;
  private final Wires wires;
  private final Set<InetAddress> bound = ConcurrentHashMap.newKeySet();

  private UserPlaneWires(UserPlane userPlane, List<ReferencePoint> points, Wires wires) {
    this.userPlane = userPlane;
    this.points = List.copyOf(points);
    this.wires = wires;
  }

  /// Starts to listen to the wires.
  ///
  /// @param points whose wires carry GTP-U
  public static UserPlaneWires bind(UserPlane userPlane, List<ReferencePoint> points, Wires wires) {
    var listener = new UserPlaneWires(userPlane, points, wires);
    wires.listen(listener);
    return listener;
  }

  /// Hears of no wire any more, and ends the user plane.
  @Override
  public void close() {
    wires.forget(this);
    userPlane.close();
  }

  @Override
  public void on(WireEvent event) {
    switch (event) {
      case WireEvent.Up(var wire) -> open(wire);
      case WireEvent.Moved(var before, var after) -> {
        open(after);
        closeUnused(before);
      }
      case WireEvent.Down(var wire) -> closeUnused(wire);
    }
  }

  private void open(Wire wire) {
    if (points.contains(wire.referencePoint()) && bound.add(wire.local())) {
      try {
        userPlane.bind(wire.local());
      } catch (IOException refused) {
        bound.remove(wire.local());
        LOG.log(System.Logger.Level.ERROR, "No GTP-U for " + wire, refused);
      }
    }
  }

  private void closeUnused(Wire wire) {
    boolean used =
        points.stream()
            .flatMap(point -> wires.all(point).stream())
            .anyMatch(other -> other.local().equals(wire.local()));
    if (points.contains(wire.referencePoint()) && !used && bound.remove(wire.local())) {
      userPlane.unbind(wire.local());
    }
  }
}
