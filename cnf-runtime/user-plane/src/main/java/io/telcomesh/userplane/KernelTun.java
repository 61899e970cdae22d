package io.telcomesh.userplane;

import io.netty.channel.unix.FileDescriptor;
import java.io.IOException;
import java.net.Inet6Address;
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
  private Optional<String> namespace = Optional.empty();

  private KernelTun(String name, List<FileDescriptor> queues, boolean joinsUdp) {
    this.name = name;
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
    IpCommand.run(namespace, "link", "set", "dev", name, "netns", newNamespace);
    namespace = Optional.of(newNamespace);
  }

  @Override
  public void configure(InetAddress address, int prefixLength, int mtu) throws IOException {
    var prefix = "%s/%d".formatted(address.getHostAddress(), prefixLength);
    if (address instanceof Inet6Address) { // nobody else is on the link
      IpCommand.run(namespace, "address", "add", prefix, "dev", name, "nodad");
    } else {
      IpCommand.run(namespace, "address", "add", prefix, "dev", name);
    }
    up(mtu);
  }

  @Override
  public void up(int mtu) throws IOException {
    IpCommand.run(namespace, "link", "set", "dev", name, "mtu", String.valueOf(mtu), "up");
  }

  @Override
  public boolean hasIpv6() throws IOException {
    var off = IPV6_SETTINGS.resolve(name).resolve("disable_ipv6");
    return Files.exists(off) && Files.readString(off).strip().equals("0");
  }

  @Override
  public void route(String prefix) throws IOException {
    IpCommand.run(namespace, "route", "replace", prefix, "dev", name);
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
  }

  @Override
  public String toString() {
    return namespace.map(in -> name + " in " + in).orElse(name);
  }
}
