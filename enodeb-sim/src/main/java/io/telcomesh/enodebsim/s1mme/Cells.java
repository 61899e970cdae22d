package io.telcomesh.enodebsim.s1mme;

import io.telcomesh.enodebsim.UeContext;
import io.telcomesh.security.RandomSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// Where UEs are: each has an eNodeB of its own, and goes to the next one when that is out of
/// service.
public final class Cells {
  private final List<Enodeb> enodebs;
  private final RandomSource random;

  public Cells(List<Enodeb> enodebs, RandomSource random) {
    this.enodebs = List.copyOf(enodebs);
    this.random = random;
  }

  /// The S1 interface over which a UE reaches an MME: its own MME's where there is one, else by the
  /// MMEs' capacities, TS 36.300 §19.2.2.12. Empty when no eNodeB is in service.
  Optional<S1Interface> interfaceFor(UeContext ue) {
    int home = ue.camping().map(enodebs::indexOf).orElse(ue.number() % enodebs.size());
    return IntStream.range(0, enodebs.size())
        .mapToObj(i -> enodebs.get((home + i) % enodebs.size()))
        .filter(Enodeb::inService)
        .findFirst()
        .flatMap(enodeb -> registeredMme(enodeb, ue).or(() -> byCapacity(enodeb)));
  }

  /// Whether it is the eNodeB whose cell the UE listens to.
  boolean hears(UeContext ue, Enodeb enodeb) {
    return interfaceFor(ue).filter(s1 -> s1.enodeb() == enodeb).isPresent();
  }

  private static Optional<S1Interface> registeredMme(Enodeb enodeb, UeContext ue) {
    return ue.guti()
        .flatMap(guti ->
            enodeb.interfaces().stream().filter(s1 -> s1.serves(guti.gummei())).findFirst());
  }

  private Optional<S1Interface> byCapacity(Enodeb enodeb) {
    var candidates =
        enodeb.interfaces().stream()
            .filter(s1 -> s1.mme().isPresent())
            .sorted(Comparator.comparing(S1Interface::reference))
            .toList();
    if (candidates.size() < 2) {
      return candidates.stream().findFirst();
    }
    long drawn = random.below(candidates.stream().mapToLong(Cells::weight).sum());
    for (var candidate : candidates) {
      drawn -= weight(candidate);
      if (drawn < 0) {
        return Optional.of(candidate);
      }
    }
    return Optional.of(candidates.getLast());
  }

  /// An MME of capacity 0 wants no UEs, but is taken where there is no other.
  private static long weight(S1Interface s1) {
    return 1 + 1000L * s1.mme().map(mme -> mme.relativeMmeCapacity()).orElse(0);
  }
}
