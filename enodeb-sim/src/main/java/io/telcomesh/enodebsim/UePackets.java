package io.telcomesh.enodebsim;

import io.telcomesh.enodebsim.SimulatorProperties.Interfaces;
import io.telcomesh.enodebsim.bearers.Bearers;
import io.telcomesh.enodebsim.bearers.ForwardedBearers;
import io.telcomesh.enodebsim.bearers.MessageBearers;
import io.telcomesh.enodebsim.interfaces.MemoryUeInterfaces;
import io.telcomesh.enodebsim.interfaces.NamespaceUeInterfaces;
import io.telcomesh.enodebsim.interfaces.SharedUeInterfaces;
import io.telcomesh.enodebsim.interfaces.UeInterfaces;
import io.telcomesh.referencepoints.Surroundings;
import io.telcomesh.referencepoints.Wires;
import io.telcomesh.referencepoints.udp.UdpProvider;
import java.io.IOException;

/// How UEs' packets travel in this process.
record UePackets(Bearers bearers, UeInterfaces interfaces, Runnable closing)
    implements AutoCloseable {
  private static final int MTU = 1358;

  static UePackets open(
      SimulatorProperties properties, UdpProvider udp, Wires wires, Surroundings surroundings)
      throws IOException {
    int threads = properties.userPlaneThreads();
    return switch (chosen(properties.ueInterfaces())) {
      case MEMORY -> {
        var bearers = MessageBearers.start(udp, wires, surroundings);
        yield new UePackets(bearers, new MemoryUeInterfaces(), () -> {});
      }
      case SHARED -> {
        var bearers = ForwardedBearers.start(wires, threads);
        var interfaces = SharedUeInterfaces.open(bearers.userPlane(), threads, MTU);
        yield new UePackets(bearers, interfaces, interfaces::close);
      }
      case NAMESPACES, AUTO -> {
        var bearers = ForwardedBearers.start(wires, threads);
        var interfaces =
            new NamespaceUeInterfaces(bearers.userPlane(), threads, properties.instance());
        yield new UePackets(bearers, interfaces, () -> {});
      }
    };
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
