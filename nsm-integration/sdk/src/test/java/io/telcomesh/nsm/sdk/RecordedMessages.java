package io.telcomesh.nsm.sdk;

import com.google.protobuf.Empty;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.util.JsonFormat;
import io.telcomesh.nsm.api.connection.Connection;
import io.telcomesh.nsm.api.networkservice.NetworkServiceRequest;
import io.telcomesh.nsm.api.registry.NetworkServiceEndpoint;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Messages that the programs of NSM v1.18.0 exchanged with a forwarder, as it recorded them.
record RecordedMessages(List<Recorded> all) {

  /// @param direction `in` reached the forwarder, `out` left it; with `-reply` the answer
  record Recorded(
      String direction, String method, JsonNode metadata, JsonNode answerHeaders, Message message) {

    NetworkServiceRequest request() {
      return (NetworkServiceRequest) message;
    }

    Connection connection() {
      return (Connection) message;
    }
  }

  private static final JsonMapper JSON = new JsonMapper();

  static RecordedMessages read(String name) {
    try (var in = RecordedMessages.class.getResourceAsStream("/nsm/" + name + ".jsonl")) {
      var text =
          new String(Optional.ofNullable(in).orElseThrow().readAllBytes(), StandardCharsets.UTF_8);
      return new RecordedMessages(text.lines().map(RecordedMessages::recorded).toList());
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /// The calls of that direction and method, in order.
  List<Recorded> of(String direction, String method) {
    return all.stream()
        .filter(one -> one.direction().equals(direction) && one.method().endsWith("/" + method))
        .toList();
  }

  private static Recorded recorded(String line) {
    JsonNode node = JSON.readTree(line);
    String direction = node.path("direction").asString();
    String method = node.path("method").asString();
    var message = empty(direction, method);
    try {
      JsonFormat.parser().merge(node.path("message").toString(), message);
    } catch (InvalidProtocolBufferException wrong) {
      throw new UncheckedIOException(line, wrong);
    }
    return new Recorded(
        direction, method, node.path("metadata"), node.path("response_metadata"), message.build());
  }

  private static Message.Builder empty(String direction, String method) {
    boolean answer = direction.endsWith("-reply");
    Map<String, Message.Builder> kinds =
        Map.of(
            "/networkservice.NetworkService/Request",
            answer || direction.endsWith("-error")
                ? Connection.newBuilder()
                : NetworkServiceRequest.newBuilder(),
            "/networkservice.NetworkService/Close",
            answer ? Empty.newBuilder() : Connection.newBuilder(),
            "/registry.NetworkServiceEndpointRegistry/Register",
            NetworkServiceEndpoint.newBuilder());
    return Optional.ofNullable(kinds.get(method)).orElseThrow();
  }
}
