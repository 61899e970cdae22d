package io.telcomesh.nas.eps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Wireshark's reading of what we encode; skipped where there is no `tshark`.
class TsharkTest {
  private static final String USER_0 = "147";
  private static final String READS_NAS =
      "uat:user_dlts:\"User 0 (DLT=147)\",\"nas-eps_plain\",\"0\",\"\",\"0\",\"\"";

  @Test
  void namesEveryMessageAndFindsNoneMalformed(@TempDir Path folder)
      throws IOException, InterruptedException {
    assumeTrue(installed("tshark") && installed("text2pcap"), "needs tshark and text2pcap");
    var messages = MessagesTest.examples().map(MessagesTest.Example::message).toList();
    var text = Files.writeString(folder.resolve("nas.txt"), hexDump(messages));
    var capture = folder.resolve("nas.pcap");
    output(List.of("text2pcap", "-q", "-l", USER_0, text.toString(), capture.toString()));
    var read =
        output(
                List.of(
                    "tshark",
                    "-r",
                    capture.toString(),
                    "-o",
                    READS_NAS,
                    "-T",
                    "fields",
                    "-e",
                    "_ws.col.Info"))
            .lines()
            .map(line -> line.toLowerCase(Locale.ROOT))
            .toList();
    assertThat(read).hasSameSizeAs(messages);
    for (int i = 0; i < read.size(); i++) {
      assertThat(read.get(i))
          .contains(Nas.name(messages.get(i)).toLowerCase(Locale.ROOT))
          .doesNotContain("malformed");
    }
  }

  private static String hexDump(List<NasMessage> messages) {
    return messages.stream()
        .map(Nas::encode)
        .map(octets -> "000000 " + HexFormat.ofDelimiter(" ").formatHex(octets.toByteArray()))
        .collect(Collectors.joining("\n\n", "", "\n"));
  }

  private static boolean installed(String program) {
    return Path.of("/usr/bin", program).toFile().canExecute();
  }

  private static String output(List<String> command) throws IOException, InterruptedException {
    var process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(command.toString()).isZero();
    return output;
  }
}
