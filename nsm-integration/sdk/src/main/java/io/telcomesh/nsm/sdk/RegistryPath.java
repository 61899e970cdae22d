package io.telcomesh.nsm.sdk;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.grpc.Metadata;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.json.JsonMapper;

/// The tokens of the hops of a registration, which travel as the metadata `path` of Register and
/// Unregister, there and back.
///
/// @param index the hop that holds the message
public record RegistryPath(int index, List<String> tokens) {

  /// The metadata `path`.
  public static final Metadata.Key<String> KEY =
      Metadata.Key.of("path", Metadata.ASCII_STRING_MARSHALLER);

  /// What a first call carries: the header has to be there.
  public static final RegistryPath EMPTY = new RegistryPath(0, List.of());

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_PROPERTIES)
          .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  private record Header(
      @JsonProperty("Index") int index,
      @JsonProperty("PathSegments") @Nullable List<Segment> segments) {}

  private record Segment(@JsonProperty("token") @Nullable String token) {}

  public RegistryPath {
    tokens = List.copyOf(tokens);
    if (index < 0) {
      throw new IllegalArgumentException("the index of a registry path is negative: " + index);
    }
  }

  /// The header as it is sent.
  public String toJson() {
    return JSON.writeValueAsString(new Header(index, tokens.stream().map(Segment::new).toList()));
  }

  /// Reads a header; its keys may be in any case, and absent.
  ///
  /// @throws IllegalArgumentException where it is no such JSON object
  public static RegistryPath parse(String json) {
    try {
      Header header = JSON.readValue(json, Header.class);
      List<Segment> segments = header.segments() == null ? List.of() : header.segments();
      return new RegistryPath(
          header.index(), segments.stream().map(s -> s.token() == null ? "" : s.token()).toList());
    } catch (JacksonException | NullPointerException wrong) {
      throw new IllegalArgumentException(
          "the metadata path is not a registry path: " + json, wrong);
    }
  }
}
