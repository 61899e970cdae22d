package io.telcomesh.s1ap;

import static io.telcomesh.asn1per.Asn1.alternative;
import static io.telcomesh.asn1per.Asn1.enumerated;
import static io.telcomesh.asn1per.Criticality.REJECT;
import static io.telcomesh.s1ap.S1apIes.items;

import io.telcomesh.asn1per.Asn1;
import io.telcomesh.asn1per.PerType;
import java.util.List;

/// Reset Type, TS 36.413 §9.1.8.1: what of the S1 interface starts anew.
public sealed interface ResetType {
  PerType<ResetType> TYPE =
      Asn1.<ResetType>choice(
              alternative(
                  "s1-Interface",
                  enumerated(1, true).as(_ -> new WholeInterface(), _ -> 0),
                  WholeInterface.class),
              alternative(
                  "partOfS1-Interface",
                  items(
                          91,
                          "UE-associatedLogicalS1-ConnectionItem",
                          REJECT,
                          UeAssociatedLogicalS1Connection.TYPE)
                      .as(PartOfInterface::new, PartOfInterface::connections),
                  PartOfInterface.class))
          .extensible();

  /// Every UE.
  record WholeInterface() implements ResetType {}

  /// Some UEs, 1 to 256.
  record PartOfInterface(List<UeAssociatedLogicalS1Connection> connections) implements ResetType {
    public PartOfInterface {
      connections = List.copyOf(connections);
    }
  }
}
