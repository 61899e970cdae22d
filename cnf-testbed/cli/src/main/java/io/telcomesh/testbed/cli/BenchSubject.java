package io.telcomesh.testbed.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What is measured, and which figures tell it.
enum BenchSubject {
  ATTACH("UEs", "octetsPerUe", 1, "Milliseconds"),
  S6A("requests", "octetsPerSubscriber", 1, "Milliseconds"),
  PACKETS("packets", "octetsGrown", 1000, "Microseconds");

  final String ones;
  final String memory;
  final double unitsInAMillisecond;
  final String unit;

  BenchSubject(String ones, String memory, double unitsInAMillisecond, String unit) {
    this.ones = ones;
    this.memory = memory;
    this.unitsInAMillisecond = unitsInAMillisecond;
    this.unit = unit;
  }

  /// Whose processor time is told, by the name of the figure.
  Map<String, List<String>> functions() {
    var named = new LinkedHashMap<String, List<String>>();
    switch (this) {
      case ATTACH -> {
        ProcessorTime.FUNCTIONS.forEach(one -> named.put(one, List.of(one)));
        named.put("core", ProcessorTime.CORE);
      }
      case S6A -> named.put("hss", List.of("hss"));
      case PACKETS ->
          List.of("sgw", "pgw", "enodeb-sim").forEach(one -> named.put(one, List.of(one)));
    }
    return named;
  }

  /// Whether it is told how many a function could do if a core did nothing else.
  boolean perCore() {
    return this != ATTACH;
  }
}
