package io.telcomesh.enodebsim.s1mme;

import io.telcomesh.enodebsim.UeContext;
import io.telcomesh.security.RandomSource;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// Where UEs are: each has an eNodeB of its own, and goes to the next one when that is out of
/// service.
public final class Cells {
  private final List<Enodeb> enodebs;
  private final RandomSource random;

  /// @param random chooses among MMEs
  public Cells(List<Enodeb> enodebs, RandomSource random) {
    this.enodebs = List.copyOf(enodebs);
    this.random = random;
  }

  /// Whether the UE finds a cell.
  boolean cover(UeContext ue) {
    return cellOf(ue).isPresent();
  }

  /// Whether it is the eNodeB whose cell the UE listens to.
  boolean hears(UeContext ue, Enodeb enodeb) {
    return cellOf(ue).filter(enodeb::equals).isPresent();
  }

  /// The S1 interface over which a UE reaches an MME, TS 23.401 §4.3.8.3: the one that it names,
  /// where that is there, else one by the MMEs' capacities. Empty when no eNodeB is in service.
  Optional<S1Interface> interfaceFor(UeContext ue) {
    return cellOf(ue).flatMap(enodeb -> named(enodeb, ue).or(() -> byCapacity(enodeb)));
  }

  private Optional<Enodeb> cellOf(UeContext ue) {
    int home = ue.camping().map(enodebs::indexOf).orElse(ue.number() % enodebs.size());
    return IntStream.range(0, enodebs.size())
        .mapToObj(i -> enodebs.get((home + i) % enodebs.size()))
        .filter(Enodeb::inService)
        .findFirst();
  }

  private static Optional<S1Interface> named(Enodeb enodeb, UeContext ue) {
    var routing = MmeRouting.of(ue, enodeb.tai());
    return enodeb.interfaces().stream().filter(routing::leadsTo).findFirst();
  }

  /// Load balancing, TS 23.401 §4.3.7.2: the chance of an MME is its capacity in proportion to all.
  /// MMEs of capacity 0 want no UEs, and share those that have no other.
  private Optional<S1Interface> byCapacity(Enodeb enodeb) {
    var mmes =
        enodeb.interfaces().stream()
            .filter(s1 -> s1.mme().isPresent())
            .sorted(Comparator.comparing(S1Interface::reference))
            .toList();
    if (mmes.size() < 2) {
      return mmes.stream().findFirst();
    }
    var capacities = mmes.stream().map(Cells::capacity).toList();
    boolean none = capacities.stream().allMatch(capacity -> capacity == 0);
    return Optional.of(mmes.get(drawn(none ? Collections.nCopies(mmes.size(), 1) : capacities)));
  }

  /// Which one the dice choose.
  private int drawn(List<Integer> weights) {
    long left = random.below(weights.stream().mapToLong(weight -> weight).sum());
    int chosen = 0;
    while (left >= weights.get(chosen)) {
      left -= weights.get(chosen++);
    }
    return chosen;
  }

  private static int capacity(S1Interface s1) {
    return s1.mme().map(mme -> mme.relativeMmeCapacity()).orElse(0);
  }
}
