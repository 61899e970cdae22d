package io.telcomesh.userplane;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// What the kernel does, in our network namespace, with the packets that leave tunnels through one
/// interface: they have a routing table of their own, so that none takes the way of our own
/// traffic.
///
/// @param from the interface
/// @param table its number, also the priority of the rule that leads there
public record KernelForwarding(TunInterface from, int table) {
  private static final Path SYSCTL = Path.of("/proc/sys/net/ipv4");

  /// Lets the kernel forward; until [#through] names a way, packets are refused.
  ///
  /// @throws IOException with what the kernel said, when that is not allowed
  public void enable() throws IOException {
    Files.writeString(SYSCTL.resolve("ip_forward"), "1");
    run("route", "replace", "unreachable", "default", "metric", "4294967295");
    IpCommand.run(
        Optional.empty(),
        "rule",
        "add",
        "iif",
        from.name(),
        "lookup",
        String.valueOf(table),
        "priority",
        String.valueOf(table));
  }

  /// From now on they leave by this interface.
  ///
  /// @param gateway who takes them on the other side
  public void through(String device, InetAddress gateway) throws IOException {
    // answers come from everywhere, and not only from where our own traffic would go
    Files.writeString(SYSCTL.resolve("conf").resolve(device).resolve("rp_filter"), "2");
    run("route", "replace", "default", "via", gateway.getHostAddress(), "dev", device, "onlink");
  }

  /// They share that interface's address (source NAT), as the kernel's nftables do it.
  public void translate(String device) throws IOException {
    var rules =
        """
        table ip telcomesh%d
        delete table ip telcomesh%d
        table ip telcomesh%d {
          chain postrouting {
            type nat hook postrouting priority srcnat
            oifname "%s" masquerade
          }
        }
        """
            .formatted(table, table, table, device);
    Command.run(List.of("nft", "-f", "-"), rules);
  }

  /// That interface is gone.
  public void nowhere() throws IOException {
    run("route", "flush", "type", "unicast");
  }

  /// Takes back what [#enable] has set up; forwarding as such stays on.
  public void close() throws IOException {
    IpCommand.run(Optional.empty(), "rule", "del", "priority", String.valueOf(table));
    run("route", "flush");
  }

  private void run(String... words) throws IOException {
    var all = Arrays.copyOf(words, words.length + 2);
    all[words.length] = "table";
    all[words.length + 1] = String.valueOf(table);
    IpCommand.run(Optional.empty(), all);
  }
}
