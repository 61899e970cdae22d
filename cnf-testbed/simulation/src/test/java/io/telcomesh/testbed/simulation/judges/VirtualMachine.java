package io.telcomesh.testbed.simulation.judges;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Debian's own kernel in QEMU, emulated in software: for what this machine's kernel lacks. It
/// boots from packages that are unpacked into `target` and never installed, sees the machine's
/// files read-only, runs one command and ends.
final class VirtualMachine {
  private static final Path FOLDER = Path.of("target", "virtual-machine").toAbsolutePath();
  private static final String KERNEL = "linux-image-amd64";
  private static final long LIMIT_SECONDS = Long.getLong("virtual-machine.seconds", 600);

  // In the order in which they need each other.
  private static final List<String> MODULES =
      List.of(
          "drivers/virtio/virtio_ring",
          "drivers/virtio/virtio",
          "drivers/virtio/virtio_pci_legacy_dev",
          "drivers/virtio/virtio_pci_modern_dev",
          "drivers/virtio/virtio_pci",
          "fs/netfs/netfs",
          "fs/fscache/fscache",
          "net/9p/9pnet",
          "net/9p/9pnet_virtio",
          "fs/9p/9p",
          "net/core/failover",
          "drivers/net/net_failover",
          "drivers/net/virtio_net",
          "crypto/crc32c_generic",
          "lib/libcrc32c",
          "net/ipv4/udp_tunnel",
          "net/ipv6/ip6_udp_tunnel",
          "net/sctp/sctp");

  private VirtualMachine() {}

  /// What a run printed, and how long it took until the command began and in all.
  record Run(List<String> lines, double bootSeconds, double seconds) {}

  /// Skips the test where this is not possible.
  static void requirePossible() {
    var what = "the kernel's SCTP runs in QEMU";
    Shell.require(what, "qemu-system-x86_64", "apt-get", "dpkg", "gzip", "nsenter", "ip");
    Shell.require(
        Files.isWritable(Path.of("/dev/net/tun")) && Files.isWritable(Path.of("/run")),
        what + ": namespaces and /dev/net/tun need root");
    try {
      Files.createDirectories(FOLDER);
      if (kernel().isEmpty()) {
        download();
      }
    } catch (IOException unreachable) {
      Shell.require(false, what + ": its packages cannot be fetched: " + unreachable.getMessage());
    }
  }

  /// Boots with one network interface on a tap of the namespace and runs a command line there.
  static Run run(String namespace, String tap, String address, String command) throws IOException {
    var begun = System.nanoTime();
    var process =
        new ProcessBuilder(qemu(namespace, tap, initialFiles(address, command)))
            .redirectErrorStream(true)
            .redirectInput(Path.of("/dev/null").toFile())
            .start();
    Thread.ofPlatform()
        .daemon()
        .start(() -> {
          process.onExit().completeOnTimeout(process, LIMIT_SECONDS, TimeUnit.SECONDS).join();
          process.destroyForcibly();
        });
    var lines = new ArrayList<String>();
    double booted = 0;
    try (var reader = process.inputReader()) {
      for (var line = reader.readLine(); line != null; line = reader.readLine()) {
        System.out.println("  | " + line);
        lines.add(line);
        if (line.contains("@@ booted")) {
          booted = (System.nanoTime() - begun) / 1e9;
        }
      }
    } finally {
      process.destroyForcibly();
    }
    return new Run(lines, booted, (System.nanoTime() - begun) / 1e9);
  }

  private static List<String> qemu(String namespace, String tap, Path initialFiles)
      throws IOException {
    return List.of(
        "nsenter",
        "--net=/run/netns/" + namespace,
        "qemu-system-x86_64",
        "-accel",
        "tcg,thread=multi",
        "-cpu",
        "max",
        "-smp",
        "2",
        "-m",
        "2048",
        "-nodefaults",
        "-no-reboot",
        "-display",
        "none",
        "-monitor",
        "none",
        "-serial",
        "stdio",
        "-kernel",
        kernel().getFirst().toString(),
        "-initrd",
        initialFiles.toString(),
        "-append",
        "console=ttyS0 quiet loglevel=3 panic=-1 mitigations=off random.trust_cpu=on",
        "-virtfs",
        "local,path=/,mount_tag=host,security_model=none,readonly=on,multidevs=remap",
        "-netdev",
        "tap,id=net,ifname=" + tap + ",script=no,downscript=no",
        "-device",
        "virtio-net-pci,netdev=net,romfile=");
  }

  private static void download() throws IOException {
    try {
      downloadNow();
    } catch (IOException perhapsOldLists) {
      Shell.run(FOLDER, "apt-get", "update", "-q");
      downloadNow();
    }
  }

  private static void downloadNow() throws IOException {
    var depends = Shell.run(FOLDER, "apt-cache", "depends", KERNEL);
    var kernel =
        depends
            .lines()
            .map(line -> line.strip().replace("Depends: ", ""))
            .filter(name -> name.startsWith("linux-image-") && !name.equals(KERNEL))
            .findFirst()
            .orElseThrow(() -> new IOException(KERNEL + " names no kernel: " + depends));
    Shell.run(FOLDER, "apt-get", "download", "-q", kernel, "busybox-static");
    try (var packages = Files.newDirectoryStream(FOLDER, "*.deb")) {
      for (var file : packages) {
        Shell.run(FOLDER, "dpkg", "-x", file.toString(), FOLDER.toString());
      }
    }
  }

  private static List<Path> kernel() throws IOException {
    return matching(FOLDER.resolve("boot"), "vmlinuz-*");
  }

  private static List<Path> matching(Path folder, String pattern) throws IOException {
    var found = new ArrayList<Path>();
    if (Files.isDirectory(folder)) {
      try (var files = Files.newDirectoryStream(folder, pattern)) {
        files.forEach(found::add);
      }
    }
    return found;
  }

  /// The initial file system: a shell, the modules, and a script that changes into the machine's
  /// root and runs the command.
  private static Path initialFiles(String address, String command) throws IOException {
    var root = Files.createDirectories(FOLDER.resolve("initial"));
    Files.createDirectories(root.resolve("bin"));
    Files.createDirectories(root.resolve("host"));
    Files.createDirectories(root.resolve("modules"));
    copy(FOLDER.resolve("bin/busybox"), root.resolve("bin/busybox"));
    var modules = matching(FOLDER.resolve("lib/modules"), "*").getFirst().resolve("kernel");
    var names = new ArrayList<String>();
    for (var module : MODULES) {
      var file = modules.resolve(module + ".ko");
      copy(file, root.resolve("modules").resolve(file.getFileName()));
      names.add(file.getFileName().toString());
    }
    var init = root.resolve("init");
    Files.writeString(init, script(names, address, command));
    Shell.run(root, "chmod", "+x", "init", "bin/busybox");
    var archive = FOLDER.resolve("initial.gz");
    Shell.run(root, "sh", "-c", "find . | bin/busybox cpio -o -H newc | gzip -1 > " + archive);
    return archive;
  }

  private static void copy(Path from, Path to) throws IOException {
    Files.copy(from, to, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
  }

  private static String script(List<String> modules, String address, String command) {
    return """
    #!/bin/busybox sh
    b=/bin/busybox
    $b mkdir -p /proc /sys /dev
    $b mount -t proc proc /proc
    $b mount -t sysfs sys /sys
    $b mount -t devtmpfs dev /dev
    for m in %s; do $b insmod /modules/$m || echo "no module $m"; done
    $b mount -t 9p -o ro,trans=virtio,version=9p2000.L,cache=loose,msize=262144 host /host
    for d in proc sys dev; do $b mount --move /$d /host/$d; done
    $b mount -t tmpfs tmp /host/run
    $b ip link set lo up
    $b ip addr add %s dev eth0
    $b ip link set eth0 up
    echo "@@ booted"
    $b chroot /host /bin/sh -c '%s'
    $b poweroff -f
    """
        .formatted(String.join(" ", modules), address, command);
  }
}
