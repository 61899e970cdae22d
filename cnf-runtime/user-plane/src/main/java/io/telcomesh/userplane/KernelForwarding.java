package io.telcomesh.userplane;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// What the kernel does, in our network namespace, with the packets that leave tunnels through one
/// interface: they have a routing table of their own, which is asked before all others. So none
/// takes the way of our own traffic, and none reaches an address of ours.
///
/// @param from the interface
/// @param table its number
public record KernelForwarding(TunInterface from, int table) {
  private static final Path SYSCTL = Path.of("/proc/sys/net/ipv4");
  private static final String FIRST = "0";
  private static final String SECOND = "1";
  private static final String LEAST = "4294967295";

  /// Lets the kernel forward; until [#through] names a way, packets are refused. What an earlier
  /// process has left is taken over.
  ///
  /// @throws IOException with what the kernel said, when that is not allowed
  public void enable() throws IOException {
    set(SYSCTL.resolve("ip_forward"), "0", "1");
    inTable("route", "replace", "unreachable", "default", "metric", LEAST);
    tryIp("rule", "add", "priority", SECOND, "lookup", "local");
    tryIp("rule", "del", "priority", FIRST, "lookup", "local");
    tryIp(ours("del"));
    ip(ours("add"));
  }

  /// From now on they leave by this interface.
  ///
  /// @param gateway who takes them on the other side
  public void through(String device, InetAddress gateway) throws IOException {
    // answers come from everywhere, and not only from where our own traffic would go
    set(SYSCTL.resolve("conf").resolve(device).resolve("rp_filter"), "1", "2");
    set(SYSCTL.resolve("conf/all/rp_filter"), "1", "2");
    var via = gateway.getHostAddress();
    inTable("route", "replace", "default", "via", via, "dev", device, "onlink");
  }

  /// They share that interface's address (source NAT), as the kernel's nftables do it.
  public void translate(String device) throws IOException {
    keepAddresses();
    nftables(
        """
        table ip telcomesh%d {
          chain postrouting {
            type nat hook postrouting priority srcnat
            oifname "%s" masquerade
          }
        }
        """
            .formatted(table, device));
  }

  /// They have their own addresses again.
  public void keepAddresses() throws IOException {
    nftables("table ip telcomesh%1$d\ndelete table ip telcomesh%1$d\n".formatted(table));
  }

  /// That interface is gone.
  public void nowhere() throws IOException {
    inTable("route", "flush", "type", "unicast");
  }

  /// Takes back what [#enable] has set up; forwarding as such stays on.
  public void close() throws IOException {
    tryIp("rule", "add", "priority", FIRST, "lookup", "local");
    tryIp("rule", "del", "priority", SECOND, "lookup", "local");
    ip(ours("del"));
    inTable("route", "flush");
  }

  /// In a container the kernel's settings may be as they shall be, and not ours to write.
  private static void set(Path setting, String unwanted, String wanted) throws IOException {
    if (Files.readString(setting).strip().equals(unwanted)) {
      Files.writeString(setting, wanted);
    }
  }

  private static void nftables(String rules) throws IOException {
    Command.run(List.of("nft", "-f", "-"), rules);
  }

  private String[] ours(String verb) {
    var number = String.valueOf(table);
    return new String[] {"rule", verb, "priority", FIRST, "iif", from.name(), "lookup", number};
  }

  private void inTable(String... words) throws IOException {
    var all = new ArrayList<>(List.of(words));
    all.addAll(List.of("table", String.valueOf(table)));
    ip(all.toArray(String[]::new));
  }

  private static void ip(String... words) throws IOException {
    IpCommand.run(words);
  }

  /// It may be so already.
  private static void tryIp(String... words) {
    try {
      ip(words);
    } catch (IOException already) {
      System.getLogger(KernelForwarding.class.getName())
          .log(System.Logger.Level.DEBUG, already::getMessage);
    }
  }
}
