package io.telcomesh.userplane;

import io.netty.channel.unix.FileDescriptor;
import io.telcomesh.kernel.KernelException;
import io.telcomesh.kernel.KernelInterface;
import io.telcomesh.kernel.NetworkNamespace;
import io.telcomesh.kernel.NoSuchNamespaceException;
import io.telcomesh.kernel.Prefix;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// An interface of the kernel. Its queues stay with us when the interface moves to another network
/// namespace.
final class KernelTun implements TunInterface {
  private static final String DEVICE = "/dev/net/tun";
  private static final Path IPV6_SETTINGS = Path.of("/proc/sys/net/ipv6/conf");
  private static final int IFF_TUN = 0x0001;
  private static final int IFF_NO_PI = 0x1000;
  private static final int IFF_MULTI_QUEUE = 0x0100;
  private static final int IFF_VNET_HDR = 0x4000;
  private static final int TUN_F_CSUM = 0x01;
  private static final int TUN_F_USO4 = 0x20;
  private static final int TUN_F_USO6 = 0x40;
  private static final int LONGEST_NAME = 15;

  private final String name;
  private final List<FileDescriptor> queues;
  private final boolean joinsUdp;
  private KernelInterface kernel;
  private Optional<String> namespace = Optional.empty();
  private volatile boolean leads;

  private KernelTun(String name, List<FileDescriptor> queues, boolean joinsUdp) {
    this.name = name;
    this.kernel = KernelInterface.here(name);
    this.queues = List.copyOf(queues);
    this.joinsUdp = joinsUdp;
  }

  static KernelTun create(String name, int queues) throws IOException {
    if (name.isEmpty() || name.length() > LONGEST_NAME || queues < 1) {
      throw new IllegalArgumentException(
          "a TUN interface '%s' with %d queues".formatted(name, queues));
    }
    int flags = IFF_TUN | IFF_NO_PI | IFF_VNET_HDR | (queues > 1 ? IFF_MULTI_QUEUE : 0);
    var opened = new ArrayList<FileDescriptor>();
    try {
      for (int i = 0; i < queues; i++) {
        var queue = new FileDescriptor(CLibrary.open(DEVICE));
        opened.add(queue);
        CLibrary.attach(queue.intValue(), name, flags);
      }
      return new KernelTun(name, opened, joinsUdp(opened.getFirst()));
    } catch (CLibrary.CallFailed failed) {
      for (var queue : opened) {
        queue.close();
      }
      throw failed.forbidden()
          ? new IOException(
              "%s: %s needs root or CAP_NET_ADMIN".formatted(failed.getMessage(), DEVICE), failed)
          : failed;
    }
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public void moveTo(String newNamespace) throws IOException {
    change(() -> {
      kernel = kernel.moveTo(NetworkNamespace.named(newNamespace));
      namespace = Optional.of(newNamespace);
    });
  }

  @Override
  public void configure(InetAddress address, int prefixLength, int mtu) throws IOException {
    change(() -> kernel.configure(new Prefix(address, prefixLength), mtu));
  }

  @Override
  public void up(int mtu) throws IOException {
    change(() -> kernel.up(mtu));
  }

  @Override
  public boolean hasIpv6() throws IOException {
    var off = IPV6_SETTINGS.resolve(name).resolve("disable_ipv6");
    return Files.exists(off) && Files.readString(off).strip().equals("0");
  }

  @Override
  public void route(String prefix) throws IOException {
    var wanted = prefix.equals("default") ? "0.0.0.0/0" : prefix;
    change(() -> kernel.route(Prefix.parse(wanted)));
  }

  @Override
  public void lead(String from, int table) throws IOException {
    change(() -> kernel.lead(Prefix.parse(from), table));
    leads = true;
  }

  @Override
  public void own(String prefix) throws IOException {
    change(() -> kernel.own(Prefix.parse(prefix)));
  }

  @Override
  public void disown(String prefix) throws IOException {
    change(() -> kernel.disown(Prefix.parse(prefix)));
  }

  private void change(Runnable change) throws IOException {
    try {
      change.run();
    } catch (KernelException | NoSuchNamespaceException refused) {
      throw new IOException(this + ": " + refused.getMessage(), refused);
    }
  }

  /// Whether it takes several datagrams as one large packet: Linux 6.2, and who knows that may also
  /// be given such, which we do not want.
  private static boolean joinsUdp(FileDescriptor queue) throws IOException {
    int number = queue.intValue();
    boolean known = CLibrary.offload(number, TUN_F_CSUM | TUN_F_USO4 | TUN_F_USO6);
    return CLibrary.offload(number, 0) && known;
  }

  boolean joinsUdp() {
    return joinsUdp;
  }

  List<FileDescriptor> queues() {
    return queues;
  }

  @Override
  public void close() throws IOException {
    for (var queue : queues) {
      if (queue.isOpen()) {
        queue.close();
      }
    }
    if (leads) {
      change(kernel::forgetLost);
    }
  }

  @Override
  public String toString() {
    return namespace.map(in -> name + " in " + in).orElse(name);
  }
}
