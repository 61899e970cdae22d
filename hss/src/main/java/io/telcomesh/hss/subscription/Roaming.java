package io.telcomesh.hss.subscription;

import io.telcomesh.identifiers.Plmn;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Where a subscriber may register: at home always; elsewhere everywhere, in named networks, or
/// nowhere.
///
/// @param everywhere whether all networks are allowed
/// @param networks those allowed where not all are
public record Roaming(boolean everywhere, Set<Plmn> networks) {
  public static final Roaming EVERYWHERE = new Roaming(true, Set.of());
  public static final Roaming NOWHERE = new Roaming(false, Set.of());
  private static final String ALL = "*";

  public Roaming {
    networks = Set.copyOf(networks);
  }

  /// `*`, or networks with commas between them: `001/02,999/70`; empty: nowhere.
  ///
  /// @throws IllegalArgumentException when it has not this form
  public static Roaming of(String text) {
    if (text.equals(ALL)) {
      return EVERYWHERE;
    }
    return new Roaming(
        false,
        Arrays.stream(text.split(","))
            .filter(network -> !network.isBlank())
            .map(network -> Plmn.of(network.strip()))
            .collect(Collectors.toUnmodifiableSet()));
  }

  public boolean allows(Plmn visited, Plmn home) {
    return everywhere || visited.equals(home) || networks.contains(visited);
  }

  @Override
  public String toString() {
    return everywhere
        ? ALL
        : networks.stream()
            .map(network -> network.mcc() + "/" + network.mnc())
            .collect(
                Collectors.collectingAndThen(
                    Collectors.toCollection(TreeSet::new), sorted -> String.join(",", sorted)));
  }
}
