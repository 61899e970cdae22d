package io.telcomesh.s1ap;

import static io.telcomesh.asn1per.Asn1.alternative;
import static io.telcomesh.asn1per.Asn1.choice;
import static io.telcomesh.asn1per.Asn1.enumerated;

import io.telcomesh.asn1per.ChoiceType.Alternative;
import io.telcomesh.asn1per.PerType;

/// Cause, TS 36.413 §9.2.1.3: why something happens or does not, in five groups. A value of a later
/// release is kept by its number.
public sealed interface Cause
    permits CauseRadioNetwork, CauseTransport, CauseNas, CauseProtocol, CauseMisc, Cause.Later {
  PerType<Cause> TYPE =
      choice(
              of(
                  "radioNetwork",
                  Group.RADIO_NETWORK,
                  CauseRadioNetwork.ROOT,
                  CauseRadioNetwork.values()),
              of("transport", Group.TRANSPORT, CauseTransport.ROOT, CauseTransport.values()),
              of("nas", Group.NAS, CauseNas.ROOT, CauseNas.values()),
              of("protocol", Group.PROTOCOL, CauseProtocol.ROOT, CauseProtocol.values()),
              of("misc", Group.MISC, CauseMisc.ROOT, CauseMisc.values()))
          .extensible();

  Group group();

  /// The place in its group; those after the extension marker count on.
  int number();

  /// The alternatives of the choice.
  enum Group {
    RADIO_NETWORK,
    TRANSPORT,
    NAS,
    PROTOCOL,
    MISC
  }

  /// A cause that this release does not name.
  record Later(Group group, int number) implements Cause {}

  private static Alternative<Cause> of(String name, Group group, int rootCount, Cause[] known) {
    PerType<Cause> type =
        enumerated(rootCount, true)
            .as(
                number -> number < known.length ? known[number] : new Later(group, number),
                Cause::number);
    return alternative(name, type, cause -> ((Cause) cause).group() == group);
  }
}
