package io.telcomesh.enodebsim.scenario;

import java.util.List;

/// A scenario: so many UEs take its steps one after the other.
///
/// @param name lower-case words joined by hyphens
/// @param about what it shows, with the clause
/// @param ues how many take part, 1 to 1,000,000
/// @param subscribed whether the network knows them
public record Scenario(String name, String about, int ues, boolean subscribed, List<Step> steps) {
  private static final int MOST_UES = 1_000_000;

  /// @throws IllegalArgumentException that says what is wrong
  public Scenario {
    if (!name.matches("[a-z0-9]+(-[a-z0-9]+)*")) {
      throw new IllegalArgumentException("name is lower-case words joined by hyphens, not " + name);
    }
    if (ues < 1 || ues > MOST_UES) {
      throw new IllegalArgumentException("ues is 1 to %d, not %d".formatted(MOST_UES, ues));
    }
    if (steps.isEmpty()) {
      throw new IllegalArgumentException("there is no step");
    }
    steps = List.copyOf(steps);
  }
}
