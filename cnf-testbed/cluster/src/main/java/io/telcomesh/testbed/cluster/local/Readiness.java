package io.telcomesh.testbed.cluster.local;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.HTTPGetAction;
import io.fabric8.kubernetes.api.model.Probe;
import io.telcomesh.testbed.cluster.Refusal;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/// Waits until what was started answers its probes. A process that ends meanwhile ends the waiting
/// too, with the last lines it wrote.
final class Readiness implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final Duration ANSWER = Duration.ofSeconds(2);
  private static final long BETWEEN_PROBES_MS = 50;
  private static final int LAST_LINES = 15;

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(ANSWER)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();

  /// Until the program runs: its startup probe, where it has one.
  void started(Launch.Started one, Container container, String address)
      throws InterruptedException {
    probed(one, container, Optional.ofNullable(container.getStartupProbe()), address);
  }

  void ready(Launch.Started one, Container container, String address) throws InterruptedException {
    probed(one, container, Optional.ofNullable(container.getReadinessProbe()), address);
  }

  /// Until a socket is there that the process makes once it serves.
  void listening(Launch.Started one, Path socket) throws InterruptedException {
    until(one, () -> Files.exists(socket), () -> "there is no " + socket);
  }

  @Override
  public void close() {
    http.close();
  }

  private void probed(
      Launch.Started one, Container container, Optional<Probe> probe, String address)
      throws InterruptedException {
    if (probe.isEmpty()) {
      return;
    }
    var get = Optional.ofNullable(probe.get().getHttpGet());
    var uri =
        get.map(action -> uri(container, action, address))
            .orElseThrow(() ->
                new Refusal("%s: of probes only httpGet is known here.".formatted(one.name())));
    until(one, () -> answer(uri).filter(it -> it.statusCode() < 400).isPresent(), () -> said(uri));
  }

  private static URI uri(Container container, HTTPGetAction get, String address) {
    var port = get.getPort();
    int number =
        port.getStrVal() == null
            ? port.getIntVal()
            : container.getPorts().stream()
                .filter(one -> port.getStrVal().equals(one.getName()))
                .map(ContainerPort::getContainerPort)
                .findFirst()
                .orElseThrow(() ->
                    new Refusal(
                        "%s has no port '%s'.".formatted(container.getName(), port.getStrVal())));
    return URI.create("http://%s:%d%s".formatted(address, number, get.getPath()));
  }

  private static void until(
      Launch.Started one, BooleanSupplier reached, java.util.function.Supplier<String> why)
      throws InterruptedException {
    var deadline = Instant.now().plus(PATIENCE);
    while (!reached.getAsBoolean()) {
      if (ended(one)) {
        throw new Refusal("%s ended.%s".formatted(one.name(), lastLines(one.log())));
      }
      if (Instant.now().isAfter(deadline)) {
        throw new Refusal(
            "%s is not ready after %d s: %s%s"
                .formatted(one.name(), PATIENCE.toSeconds(), why.get(), lastLines(one.log())));
      }
    }
  }

  /// Waits a moment for the end of the process.
  private static boolean ended(Launch.Started one) throws InterruptedException {
    new CountDownLatch(1).await(BETWEEN_PROBES_MS, TimeUnit.MILLISECONDS);
    return !one.id().running();
  }

  private String said(URI uri) {
    return answer(uri).map(HttpResponse::body).orElse("no answer from " + uri);
  }

  private Optional<HttpResponse<String>> answer(URI uri) {
    var request = HttpRequest.newBuilder(uri).timeout(ANSWER).build();
    try {
      return Optional.of(http.send(request, HttpResponse.BodyHandlers.ofString()));
    } catch (IOException notYet) {
      return Optional.empty();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  private static String lastLines(Path log) {
    try {
      List<String> lines =
          new String(Files.readAllBytes(log), StandardCharsets.UTF_8).lines().toList();
      var last = lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size());
      return "\n  " + String.join("\n  ", last) + "\nThe whole log: " + log;
    } catch (IOException unreadable) {
      return " It has no log.";
    }
  }
}
