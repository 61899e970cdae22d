package io.telcomesh.testbed.decode;

import static org.assertj.core.api.Assertions.assertThat;

import io.telcomesh.codec.Octets;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.json.JsonMapper;

/// The captures of this test were made by Wireshark's `text2pcap` from single recorded messages.
class DecodeCommandTest {
  @TempDir private Path folder = Path.of("");

  /// What a run printed, and how it ended.
  private record Run(int exitCode, String out, String err) {}

  @Test
  void showsNasInItsPlaceInS1ap() throws IOException {
    var run = decode(capture("s1.hex"));
    assertThat(run.exitCode()).isZero();
    assertThat(run.out().lines().limit(8))
        .satisfies(lines ->
            assertThat(lines.getFirst())
                .startsWith("frame 1  20")
                .endsWith("Z  s1-mme  10.1.1.1:36412 > 10.2.2.2:36412  S1AP"))
        .element(1)
        .isEqualTo("  InitialUEMessage");
    assertThat(run.out())
        .contains(
            """
                NAS-PDU
                  Security protected NAS message
                    Security header type: INTEGRITY
            """)
        .contains("EPS mobile identity: GUTI ")
        .contains("PDN connectivity request");
  }

  @Test
  void countsWhatComesOutHow() throws IOException {
    var run = decode(capture("s1.hex"), "--verify");
    assertThat(run.exitCode()).isZero();
    assertThat(run.out())
        .contains("not built yet: NAS ESM message type C5, 1\n")
        .containsPattern("S1AP +6 +0 +0 +0 +0 +0\n")
        .containsPattern("NAS +6 +0 +0 +0 +1 +0\n");
  }

  @Test
  void sortsInformationElements() throws IOException {
    var run = decode(capture("gtp.hex"), "--verify");
    assertThat(run.exitCode()).isZero();
    assertThat(run.out())
        .contains("not built yet: GTPv2-C Bearer Resource Command, 1\n")
        .containsPattern("GTPv2-C +1 +2 +0 +0 +1 +0\n");
  }

  @Test
  void endsWithOneAndTheReasonWhereAMessageIsDifferent() throws IOException {
    var run = decode(capture("dia.hex"), "--verify");
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.out())
        .contains("[2001:db8:0:0:0:0:0:1]:3868 > [2001:db8:0:0:0:0:0:2]:3868  Diameter\n")
        .contains(
            "different: frame 1, Diameter Update-Location-Request: 3GPP AVP 1032"
                + " received with the M bit set, encoded with the M bit clear\n")
        .containsPattern("Diameter +1 +0 +1 +0 +0 +0\n");
  }

  @Test
  void endsWithZeroWithoutVerify() throws IOException {
    assertThat(decode(capture("dia.hex")).exitCode()).isZero();
  }

  @Test
  void endsWithOneAndTheReasonWhereAMessageIsRejected() throws IOException {
    var octets = capture("gtp.hex").toByteArray();
    octets[85] ^= 1; // the length of the first message
    var run = decode(Octets.wrap(octets), "--verify");
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.out())
        .containsPattern("rejected: frame 1, GTPv2-C .*: .+\n")
        .containsPattern("GTPv2-C +1 +1 +0 +1 +1 +0\n");
  }

  @Test
  void printsAnObjectALine() throws IOException {
    var run = decode(capture("s1.hex"), "--json", "--verify");
    var lines = run.out().lines().map(line -> new JsonMapper().readTree(line)).toList();
    assertThat(lines).hasSize(7);
    var first = lines.getFirst();
    assertThat(first.at("/frames/0").asInt()).isEqualTo(1);
    assertThat(first.at("/capturedOn").asString()).isEqualTo("s1-mme");
    assertThat(first.at("/source").asString()).isEqualTo("10.1.1.1:36412");
    assertThat(first.at("/protocol").asString()).isEqualTo("S1AP");
    assertThat(first.at("/message").asString()).isEqualTo("InitialUEMessage");
    assertThat(first.at("/tree/children/0/name").asString()).isEqualTo("eNB-UE-S1AP-ID");
    assertThat(lines.getLast().at("/counts/NAS/identical").asInt()).isEqualTo(6);
  }

  @Test
  void showsWhatIsBeforeTheDamage() throws IOException {
    var file = capture("gtp.hex");
    var run = decode(file.slice(0, file.length() - 5), "--verify");
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains("cut short at offset " + (file.length() - 5));
    assertThat(run.out()).containsPattern("GTPv2-C +0 +2 +0 +0 +1 +0\n");
  }

  @Test
  void saysThatAFileIsNoCapture() throws IOException {
    var run = decode(Octets.ascii("no capture at all"));
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains("neither pcap nor pcapng");
  }

  @Test
  void saysThatAFileIsNotThere() {
    var run = run(folder.resolve("missing").toString());
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains("missing: no such file");
  }

  @Test
  void letsNoCaptureSpeakToTheTerminal() throws IOException {
    var octets = capture("dia.hex").toByteArray();
    octets[150] = 0x1b; // in an Origin-Host
    assertThat(decode(Octets.wrap(octets)).out()).contains("\\x1b").doesNotContain("\u001b");
  }

  private Run decode(Octets file, String... options) throws IOException {
    var path = Files.write(folder.resolve("capture"), file.toByteArray());
    var arguments = new String[options.length + 1];
    System.arraycopy(options, 0, arguments, 0, options.length);
    arguments[options.length] = path.toString();
    return run(arguments);
  }

  private static Run run(String... arguments) {
    var out = new StringWriter();
    var err = new StringWriter();
    int exitCode =
        new CommandLine(new DecodeCommand())
            .setOut(new PrintWriter(out))
            .setErr(new PrintWriter(err))
            .execute(arguments);
    return new Run(exitCode, out.toString(), err.toString());
  }

  static Octets capture(String name) throws IOException {
    try (var in = DecodeCommandTest.class.getResourceAsStream(name)) {
      var text = Objects.requireNonNull(in).readAllBytes();
      return Octets.hex(new String(text, StandardCharsets.US_ASCII));
    }
  }
}
