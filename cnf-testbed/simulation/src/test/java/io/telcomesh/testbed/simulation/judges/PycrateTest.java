package io.telcomesh.testbed.simulation.judges;

import static org.assertj.core.api.Assertions.assertThat;

import io.telcomesh.codec.Decoded;
import io.telcomesh.codec.Octets;
import io.telcomesh.nas.eps.Nas;
import io.telcomesh.nas.eps.NasMessage;
import io.telcomesh.referencepoints.MessageObserver;
import io.telcomesh.referencepoints.ReferencePoint;
import io.telcomesh.referencepoints.diameter.DiameterOptions;
import io.telcomesh.referencepoints.diameter.SctpDiameterTransport;
import io.telcomesh.referencepoints.live.LiveSctp;
import io.telcomesh.referencepoints.sctp.SctpOptions;
import io.telcomesh.referencepoints.sctp.userspace.UserSpaceSctp;
import io.telcomesh.s1ap.S1ap;
import io.telcomesh.s1ap.S1apMessage;
import io.telcomesh.security.Direction;
import io.telcomesh.security.RandomSource;
import io.telcomesh.testbed.simulation.Provision;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// pycrate, whose S1AP is compiled from the standard's ASN.1 and whose NAS is another hand's,
/// judges what we encode; and we read what it encodes. It is fetched into `target`.
@Tag("slow")
class PycrateTest {
  private static final String VERSION = "0.8.1";
  private static final Path FOLDER = Path.of("target", "pycrate-" + VERSION).toAbsolutePath();
  private static final Path SCRIPT =
      Path.of("src/test/resources/io/telcomesh/testbed/simulation/judges/pycrate_judge.py")
          .toAbsolutePath();

  /// @param kind `s1ap`, or the direction of a NAS message
  private record Sample(String kind, Octets octets) {}

  @Test
  void encodesAnAttachAsPycrateDoes() throws IOException {
    requirePycrate();
    var sent = attachAndDetach();
    assertThat(sent).extracting(Sample::kind).contains("s1ap", "uplink", "downlink");

    var judged = judge(sent);

    System.out.println(sent.size() + " messages of an attach and a detach went to pycrate");
    assertThat(judged).isEqualTo(sent.stream().map(each -> each.octets().toHex()).toList());
  }

  @TestFactory
  Stream<DynamicTest> readsWhatPycrateBuilds() throws IOException {
    requirePycrate();
    return pycrate("build", List.of())
        .map(line -> line.split(" "))
        .map(words ->
            DynamicTest.dynamicTest(
                words[1], () -> readsAndWrites(words[0], words[1], Octets.hex(words[2]))));
  }

  private static void readsAndWrites(String kind, String name, Octets octets) {
    if (kind.equals("s1ap")) {
      assertThat(S1ap.decode(octets)).isInstanceOf(Decoded.Accepted.class);
      if (S1ap.decode(octets) instanceof Decoded.Accepted<S1apMessage>(var message, var notes)) {
        assertThat(message.getClass().getSimpleName()).isEqualToIgnoringCase(name);
        assertThat(notes.isEmpty()).isTrue();
        assertThat(S1ap.encode(message)).isEqualTo(octets);
      }
      return;
    }
    var direction = Direction.valueOf(kind.toUpperCase(Locale.ROOT));
    assertThat(Nas.decode(octets, direction)).isInstanceOf(Decoded.Accepted.class);
    if (Nas.decode(octets, direction)
        instanceof Decoded.Accepted<NasMessage>(var message, var notes)) {
      assertThat(message.getClass().getSimpleName()).isEqualToIgnoringCase(name);
      assertThat(notes.isEmpty()).isTrue();
      assertThat(Nas.encode(message)).isEqualTo(octets);
    }
  }

  private static void requirePycrate() {
    Shell.require("pycrate judges S1AP and NAS", "python3");
    if (!Files.exists(FOLDER.resolve("pycrate_core"))) {
      try {
        Files.createDirectories(FOLDER);
        Shell.run(
            FOLDER,
            "python3",
            "-m",
            "pip",
            "install",
            "--quiet",
            "--disable-pip-version-check",
            "--no-deps",
            "--target",
            FOLDER.toString(),
            "pycrate==" + VERSION);
      } catch (IOException unreachable) {
        Shell.require(
            false, "pycrate judges S1AP and NAS: pip cannot fetch it: " + unreachable.getMessage());
      }
    }
  }

  private static List<String> judge(List<Sample> samples) throws IOException {
    return pycrate(
            "judge",
            samples.stream().map(each -> each.kind() + " " + each.octets().toHex()).toList())
        .toList();
  }

  private static Stream<String> pycrate(String command, List<String> input) throws IOException {
    var lines = Files.createTempFile(FOLDER, "input", ".txt");
    Files.write(lines, input);
    var builder =
        new ProcessBuilder("python3", SCRIPT.toString(), command)
            .redirectInput(lines.toFile())
            .redirectError(FOLDER.resolve("errors.txt").toFile());
    builder.environment().put("PYTHONPATH", FOLDER.toString());
    builder.environment().put("PYTHONDONTWRITEBYTECODE", "1");
    var process = builder.start();
    try {
      var printed = new String(process.getInputStream().readAllBytes());
      assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
      assertThat(process.exitValue()).as(Files.readString(FOLDER.resolve("errors.txt"))).isZero();
      return printed.lines();
    } catch (InterruptedException interrupted) {
      throw new IOException(interrupted);
    } finally {
      process.destroyForcibly();
    }
  }

  /// Everything that an MME and an eNodeB, a UE and its MME say; NAS in plain.
  private static List<Sample> attachAndDetach() throws IOException {
    var said = new CopyOnWriteArrayList<Sample>();
    MessageObserver messages =
        message -> {
          if (message.referencePoint() == ReferencePoint.S1_MME) {
            said.add(new Sample("s1ap", message.octets()));
          }
        };
    try (var sctp = LiveSctp.open(UserSpaceSctp.UDP_PORT)) {
      var s6a = new SctpDiameterTransport(sctp, SctpOptions.SIGNALLING);
      var ground =
          LiveEpc.Ground.of(sctp, s6a)
              .with(messages)
              .with((direction, _, nas) ->
                  said.add(new Sample(direction.name().toLowerCase(Locale.ROOT), nas)));
      try (var epc = LiveEpc.start(ground);
          var hss =
              LiveHss.start(
                  LiveEpc.HSS,
                  s6a,
                  DiameterOptions.DEFAULT,
                  epc.scheduler(),
                  RandomSource.secure(),
                  MessageObserver.NONE)) {
        Provision.subscribers(1, 1).forEach(hss.subscribers()::put);
        var imsi = epc.addUes(1, 1).getFirst();
        assertThat(epc.attach(imsi).rejection()).isEmpty();
        assertThat(epc.detach(imsi).rejection()).isEmpty();
      }
    }
    return new ArrayList<>(said);
  }
}
