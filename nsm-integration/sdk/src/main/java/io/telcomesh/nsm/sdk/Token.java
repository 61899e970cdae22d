package io.telcomesh.nsm.sdk;

import com.google.protobuf.Timestamp;
import java.time.Instant;

/// What a component says of itself to the next one.
///
/// @param value the signed token, empty where the process has no identity
/// @param expires until when the path segment counts, which drives refresh and timeout
public record Token(String value, Instant expires) {

  Timestamp expiresTimestamp() {
    return timestamp(expires);
  }

  static Timestamp timestamp(Instant instant) {
    return Timestamp.newBuilder()
        .setSeconds(instant.getEpochSecond())
        .setNanos(instant.getNano())
        .build();
  }

  static Instant instant(Timestamp timestamp) {
    return Instant.ofEpochSecond(timestamp.getSeconds(), timestamp.getNanos());
  }
}
