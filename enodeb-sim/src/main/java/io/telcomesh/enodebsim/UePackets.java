package io.telcomesh.enodebsim;

import io.telcomesh.boot.FunctionIdentity;
import io.telcomesh.enodebsim.SimulatorProperties.Interfaces;
import io.telcomesh.enodebsim.bearers.Bearers;
import io.telcomesh.enodebsim.interfaces.MemoryUeInterfaces;
import io.telcomesh.enodebsim.interfaces.NamespaceUeInterfaces;
import io.telcomesh.enodebsim.interfaces.SharedUeInterfaces;
import io.telcomesh.enodebsim.interfaces.UeInterfaces;
import io.telcomesh.referencepoints.Wires;
import io.telcomesh.referencepoints.udp.UdpProvider;
import io.telcomesh.userplane.InMemoryUserPlane;
import io.telcomesh.userplane.UserPlane;
import java.io.IOException;

/// How UEs' packets travel in this process.
record UePackets(Bearers bearers, UeInterfaces interfaces, Runnable closing)
    implements AutoCloseable {
  private static final int MTU = 1358;

  static UePackets open(
      SimulatorProperties properties, FunctionIdentity identity, UdpProvider udp, Wires wires)
      throws IOException {
    int threads = properties.userPlaneThreads();
    return switch (chosen(properties.ueInterfaces())) {
      case MEMORY -> {
        var bearers = Bearers.start(new InMemoryUserPlane(udp, System::nanoTime), wires);
        yield new UePackets(bearers, new MemoryUeInterfaces(bearers.userPlane()), () -> {});
      }
      case SHARED -> {
        var bearers = Bearers.start(listener -> UserPlane.start(threads, listener), wires);
        var interfaces = SharedUeInterfaces.open(bearers.userPlane(), MTU);
        yield new UePackets(bearers, interfaces, interfaces::close);
      }
      case NAMESPACES, AUTO -> {
        var bearers = Bearers.start(listener -> UserPlane.start(threads, listener), wires);
        var prefix = namespacePrefix(properties.instance(), identity.ordinal());
        var interfaces = new NamespaceUeInterfaces(bearers.userPlane(), prefix);
        yield new UePackets(bearers, interfaces, () -> {});
      }
    };
  }

  /// UEs of several simulators have namespaces beside each other.
  private static String namespacePrefix(String instance, int ordinal) {
    return "tm-%s-ue-%s".formatted(instance, ordinal == 0 ? "" : ordinal + "-");
  }

  private static Interfaces chosen(Interfaces configured) {
    boolean inPod = System.getenv("KUBERNETES_SERVICE_HOST") != null;
    return configured == Interfaces.AUTO && inPod ? Interfaces.SHARED : configured;
  }

  @Override
  public void close() {
    closing.run();
    bearers.close();
  }
}
