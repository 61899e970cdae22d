package io.telcomesh.capture;

/// What a packet of an interface begins with, as a number of the registry that pcap and pcapng
/// share.
public record LinkType(int number) {
  /// The BSD loopback: four octets of address family in the order of the machine.
  public static final LinkType NULL = new LinkType(0);

  public static final LinkType ETHERNET = new LinkType(1);

  /// An IPv4 or IPv6 header.
  public static final LinkType RAW = new LinkType(101);

  /// OpenBSD's loopback.
  public static final LinkType LOOP = new LinkType(108);

  /// Linux "cooked", of the interface `any`.
  public static final LinkType LINUX_SLL = new LinkType(113);

  public static final LinkType IPV4 = new LinkType(228);
  public static final LinkType IPV6 = new LinkType(229);
  public static final LinkType LINUX_SLL2 = new LinkType(276);
}
