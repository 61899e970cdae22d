package io.telcomesh.testbed.decode;

import io.telcomesh.capture.CaptureException;
import io.telcomesh.capture.CaptureReader;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `telcomesh decode`.
@Command(
    name = "decode",
    mixinStandardHelpOptions = true,
    description = "Print the S1AP, NAS, Diameter, GTPv2-C and GTP-U messages of a capture.",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:done",
      "1:the file cannot be read to its end; with --verify also: a message is different or rejected",
      "2:wrong command line"
    })
public final class DecodeCommand implements Callable<Integer> {
  @Parameters(paramLabel = "FILE", description = "A pcap or pcapng file; - for standard input.")
  private String file = "";

  @Option(names = "--json", description = "One JSON object a line.")
  private boolean json;

  @Option(
      names = "--verify",
      description =
          "Encode each message again; end with counts of identical, equal when sorted, different,"
              + " rejected, and of types not built yet.")
  private boolean verify;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    var out = spec.commandLine().getOut();
    var printout = json ? new JsonPrintout(out) : new TextPrintout(out);
    var counts = new Counts();
    var decoder =
        new CaptureDecoder((carrier, finding) -> {
          counts.add(carrier, finding);
          printout.message(carrier, finding);
        });
    boolean read = read(decoder);
    decoder
        .skipped()
        .forEach((reason, count) -> complain("%d packets or parts %s".formatted(count, reason)));
    if (verify) {
      printout.counts(counts);
    }
    return read && !(verify && counts.failed()) ? 0 : 1;
  }

  private boolean read(CaptureDecoder decoder) {
    try (var capture = CaptureReader.of(new BufferedInputStream(open()))) {
      decoder.readAll(capture);
      return true;
    } catch (CaptureException damaged) {
      complain(String.valueOf(damaged.getMessage()));
    } catch (NoSuchFileException _) {
      complain("no such file");
    } catch (IOException | UncheckedIOException unreadable) {
      complain("cannot be read: " + unreadable.getMessage());
    }
    return false;
  }

  private InputStream open() throws IOException {
    return file.equals("-") ? System.in : Files.newInputStream(Path.of(file));
  }

  private void complain(String what) {
    var err = spec.commandLine().getErr();
    err.println("telcomesh decode: %s: %s".formatted(file, what));
    err.flush();
  }
}
