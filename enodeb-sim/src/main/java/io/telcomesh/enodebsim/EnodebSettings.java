package io.telcomesh.enodebsim;

import io.telcomesh.identifiers.Ecgi;
import io.telcomesh.identifiers.Plmn;
import java.util.List;

/// One eNodeB.
///
/// @param id of a macro eNodeB, 20 bits
/// @param name as MMEs see it
/// @param tac the tracking area code of all its cells
/// @param cells the last 8 bits of their cell identities, 1 or more
public record EnodebSettings(int id, String name, int tac, List<Integer> cells) {
  public EnodebSettings {
    cells = List.copyOf(cells);
    if (id < 0 || id > 0xfffff) {
      throw new IllegalArgumentException("the id of a macro eNodeB is 0 to 1048575, not " + id);
    }
    if (tac < 0 || tac > 0xffff) {
      throw new IllegalArgumentException("a tracking area code is 0 to 65535, not " + tac);
    }
    if (name.isEmpty() || name.length() > 150) {
      throw new IllegalArgumentException("an eNodeB's name has 1 to 150 characters");
    }
    if (cells.isEmpty() || cells.stream().anyMatch(cell -> cell < 0 || cell > 0xff)) {
      throw new IllegalArgumentException("an eNodeB has cells of 0 to 255, not " + cells);
    }
  }

  /// The global identity of one of its cells, TS 36.413 §9.2.1.38.
  public Ecgi cell(Plmn plmn, int index) {
    return new Ecgi(plmn, id << 8 | cells.get(index));
  }
}
