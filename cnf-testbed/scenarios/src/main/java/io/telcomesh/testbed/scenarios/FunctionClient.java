package io.telcomesh.testbed.scenarios;

import io.telcomesh.testbed.cluster.Instance;
import io.telcomesh.testbed.cluster.Refusal;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Speaks to a function's REST and Actuator over its management interface.
public final class FunctionClient implements AutoCloseable {
  public static final JsonMapper JSON = JsonMapper.builder().build();

  /// What functions want that are protected by a management token.
  private static final String TOKEN = "TELCOMESH_MANAGEMENT_TOKEN";

  private static final int PORT = 8080;
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();
  private final Instance.Pod pod;

  public FunctionClient(Instance.Pod pod) {
    this.pod = pod;
  }

  /// The first pod of a workload.
  ///
  /// @throws Refusal where the topology has none
  public static FunctionClient of(Instance instance, String workload) {
    return new FunctionClient(
        instance.podsOf(workload).stream()
            .findFirst()
            .orElseThrow(() -> new Refusal("%s has no %s.".formatted(instance.name(), workload))));
  }

  /// A pod of a workload by its number.
  ///
  /// @throws Refusal where there is no such pod
  public static FunctionClient of(Instance instance, String workload, int ordinal) {
    var name = workload + "-" + ordinal;
    return new FunctionClient(
        instance
            .pod(name)
            .orElseThrow(() ->
                new Refusal(
                    "%s has no %s, only %s."
                        .formatted(
                            instance.name(),
                            name,
                            instance.podsOf(workload).stream().map(Instance.Pod::name).toList()))));
  }

  public JsonNode get(String path) throws InterruptedException {
    return send(request(path).GET().build());
  }

  public JsonNode post(String path, Object body) throws InterruptedException {
    var json = HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body));
    return send(request(path).header("Content-Type", "application/json").POST(json).build());
  }

  /// Sends a file as it is.
  public JsonNode post(String path, String type, String text) throws InterruptedException {
    var body = HttpRequest.BodyPublishers.ofString(text);
    return send(request(path).header("Content-Type", type).POST(body).build());
  }

  /// What is no JSON.
  public String text(String path) throws InterruptedException {
    return accepted(request(path).GET().build()).body();
  }

  /// Likewise, of a request with a body.
  public String text(String path, Object body) throws InterruptedException {
    var json = HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body));
    return accepted(request(path).header("Content-Type", "application/json").POST(json).build())
        .body();
  }

  public JsonNode delete(String path) throws InterruptedException {
    return send(request(path).DELETE().build());
  }

  /// Whether the function serves.
  public boolean ready() throws InterruptedException {
    try {
      return get("/actuator/health/readiness").path("status").asString("").equals("UP");
    } catch (Refusal _) {
      return false;
    }
  }

  @Override
  public void close() {
    http.close();
  }

  private HttpRequest.Builder request(String path) {
    var request =
        HttpRequest.newBuilder(URI.create("http://%s:%d%s".formatted(pod.address(), PORT, path)))
            .timeout(PATIENCE);
    var token = System.getenv(TOKEN);
    return token == null ? request : request.header("Authorization", "Bearer " + token);
  }

  private JsonNode send(HttpRequest request) throws InterruptedException {
    var body = accepted(request).body();
    return body.isBlank() ? JSON.nullNode() : JSON.readTree(body);
  }

  private HttpResponse<String> accepted(HttpRequest request) throws InterruptedException {
    HttpResponse<String> answer;
    try {
      answer = http.send(request, HttpResponse.BodyHandlers.ofString());
    } catch (IOException failed) {
      throw new Refusal("%s does not answer: ./telcomesh status".formatted(pod.name()), failed);
    }
    if (answer.statusCode() >= 400) {
      throw new Refusal(
          "%s: %s".formatted(pod.name(), problem(json(answer.body()), answer.statusCode())));
    }
    return answer;
  }

  private static JsonNode json(String body) {
    try {
      return body.isBlank() ? JSON.nullNode() : JSON.readTree(body);
    } catch (JacksonException _) { // such as a page of a proxy
      return JSON.nullNode();
    }
  }

  /// What RFC 9457 says of it.
  private static String problem(JsonNode body, int status) {
    var detail = body.path("detail").asString("HTTP status " + status);
    var wrong = body.path("errors");
    return wrong.isMissingNode() ? detail : detail + " " + wrong;
  }
}
