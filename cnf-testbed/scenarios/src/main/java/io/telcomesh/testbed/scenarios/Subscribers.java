package io.telcomesh.testbed.scenarios;

import io.telcomesh.testbed.cluster.Cluster;
import io.telcomesh.testbed.cluster.Instance;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/// The subscribers with keys derived from the instance's seed, at the HSS and at a simulator.
///
/// @param simulator its number
public record Subscribers(Cluster cluster, Instance instance, int simulator) {
  private static final int PAGE = 1000;
  private static final int APART = 1_000_000;

  /// Those of the first simulator.
  public Subscribers(Cluster cluster, Instance instance) {
    this(cluster, instance, 0);
  }

  /// The first IMSI where nobody says another: a UE is in one simulator only, so that each has
  /// numbers of its own.
  ///
  /// @param home the home network's first
  public String first(String home) {
    return imsi(home, simulator * APART);
  }

  /// IMSIs one after the other.
  public record Range(String first, int count) {}

  /// Those of a range at the HSS that are not there yet.
  ///
  /// @return these
  public List<Range> provision(String first, int count) throws InterruptedException {
    var added = new ArrayList<Range>();
    try (var hss = FunctionClient.of(instance, "hss")) {
      var there = there(hss, first, count);
      for (int i = 0; i < count; ) {
        int run = i;
        while (run < count && !there.contains(imsi(first, run))) {
          run++;
        }
        if (run > i) {
          var range = new Range(imsi(first, i), run - i);
          add(hss, range.first, range.count, Map.of());
          added.add(range);
        }
        i = run + 1;
      }
    }
    return added;
  }

  /// The MMEs that serve them are told.
  public void remove(Collection<Range> ranges) throws InterruptedException {
    try (var hss = FunctionClient.of(instance, "hss")) {
      for (var range : ranges) {
        hss.delete("/subscribers/ranges?first=%s&count=%d".formatted(range.first, range.count));
      }
    }
  }

  /// UEs with the USIMs of a range at the simulator.
  public void simulate(String first, int count) throws InterruptedException {
    try (var client = FunctionClient.of(instance, "enodeb-sim", simulator)) {
      client.post("/ues", Map.of("first", first, "count", count, "seed", seed()));
    }
  }

  /// Refused where one of them is there already.
  public JsonNode add(String first, int count, Map<String, ?> subscription)
      throws InterruptedException {
    try (var hss = FunctionClient.of(instance, "hss")) {
      return add(hss, first, count, subscription);
    }
  }

  private JsonNode add(FunctionClient hss, String first, int count, Map<String, ?> subscription)
      throws InterruptedException {
    var range =
        Map.of("first", first, "count", count, "seed", seed(), "subscription", subscription);
    return hss.post("/subscribers/ranges", range);
  }

  private static Set<String> there(FunctionClient hss, String first, int count)
      throws InterruptedException {
    var there = new HashSet<String>();
    String after = imsi(first, -1);
    while (after.compareTo(imsi(first, count - 1)) < 0) {
      var page = hss.get("/subscribers?size=%d&after=%s".formatted(PAGE, after));
      page.path("subscribers").forEach(one -> there.add(one.path("imsi").asString()));
      if (!page.path("next").isString()) {
        break;
      }
      after = page.path("next").asString();
    }
    return there;
  }

  private String seed() {
    return cluster.seed(instance.name());
  }

  /// The IMSI so many after another, with as many digits.
  public static String imsi(String first, int after) {
    var number = Long.toString(Long.parseLong(first) + after);
    return "0".repeat(Math.max(0, first.length() - number.length())) + number;
  }
}
