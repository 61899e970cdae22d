package io.telcomesh.testbed.cli;

import java.util.Locale;
import tools.jackson.databind.JsonNode;

/// What came of attaching or detaching UEs, as the simulator tells it.
record LoadResult(JsonNode told) {
  boolean complete() {
    return told.path("finished").asBoolean() && told.path("failed").asInt(0) == 0;
  }

  /// @param what they did, as `attached`
  void print(Console console, String what) {
    if (!told.path("finished").asBoolean()) {
      console.say("Still under way: ./telcomesh ue list");
      return;
    }
    console.say(
        String.format(
            Locale.ROOT,
            "%d of %d UEs %s in %.2f s: %.1f a second, half of them within %.1f ms, 99 %% within %.1f ms",
            told.path("succeeded").asInt(),
            told.path("wanted").asInt(),
            what,
            told.path("seconds").asDouble(),
            told.path("perSecond").asDouble(),
            told.path("p50Milliseconds").asDouble(),
            told.path("p99Milliseconds").asDouble()));
    for (var one : told.path("rejects")) {
      console.say("  @|red %s|@  %s", one.path("imsi").asString(), reject(one.path("reject")));
    }
  }

  /// Who said no, why, and the clause.
  static String reject(JsonNode reject) {
    return "%s, %s, from %s, %s"
        .formatted(
            reject.path("message").asString(),
            reject.path("cause").asString(),
            reject.path("by").asString(),
            reject.path("clause").asString());
  }
}
