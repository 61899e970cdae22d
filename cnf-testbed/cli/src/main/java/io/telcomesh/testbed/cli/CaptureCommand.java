package io.telcomesh.testbed.cli;

import io.telcomesh.capture.CaptureInterface;
import io.telcomesh.capture.LinkType;
import io.telcomesh.capture.PcapngWriter;
import io.telcomesh.codec.Octets;
import io.telcomesh.testbed.cluster.Cluster.CapturedPacket;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `telcomesh capture`.
@Command(
    name = "capture",
    mixinStandardHelpOptions = true,
    description = {
      "Write what is on the wires, until Ctrl-C, as pcapng with one interface for each reference point. Needs root.",
      "Live: telcomesh capture -w - | wireshark -k -i -"
    })
final class CaptureCommand implements Callable<Integer> {
  @Mixin InstanceOptions instance = new InstanceOptions();

  @Option(
      names = {"-w", "--write"},
      required = true,
      paramLabel = "FILE",
      description = "The file, or - for standard output.")
  String file = "";

  @Spec CommandSpec spec = CommandSpec.create();

  private final Map<String, Integer> counts = new TreeMap<>();

  @Override
  public Integer call() throws Exception {
    instance.running();
    var console = new Console(spec);
    return Interruptible.run(() -> {
      try (var writer = new PcapngWriter(open(), "telcomesh")) {
        console.step("capturing, Ctrl-C ends it");
        long lost = instance.cluster().capture(instance.name, packet -> take(writer, packet));
        console.step("captured %s".formatted(counts));
        if (lost > 0) {
          console.step("lost %d packets, which came too fast".formatted(lost));
        }
        return lost > 0 ? 1 : 0;
      }
    });
  }

  private OutputStream open() throws IOException {
    return file.equals("-")
        ? new FileOutputStream(FileDescriptor.out)
        : Files.newOutputStream(Path.of(file));
  }

  private void take(PcapngWriter writer, CapturedPacket packet) {
    try {
      var on = new CaptureInterface(packet.referencePoint(), LinkType.ETHERNET);
      writer.write(on, packet.time(), Octets.copyOf(packet.frame()));
      counts.merge(packet.referencePoint(), 1, Integer::sum);
    } catch (IOException gone) {
      throw new UncheckedIOException(gone);
    }
  }
}
