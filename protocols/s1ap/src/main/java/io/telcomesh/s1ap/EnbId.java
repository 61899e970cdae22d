package io.telcomesh.s1ap;

import static io.telcomesh.asn1per.Asn1.alternative;
import static io.telcomesh.asn1per.Asn1.bitNumber;

import io.telcomesh.asn1per.Asn1;
import io.telcomesh.asn1per.PerType;

/// eNB ID, TS 36.413 §9.2.1.37: the number of an eNodeB in its network.
public sealed interface EnbId {
  PerType<EnbId> TYPE =
      Asn1.<EnbId>choice(
              alternative("macroENB-ID", bitNumber(20).as(Macro::new, Macro::value), Macro.class),
              alternative("homeENB-ID", bitNumber(28).as(Home::new, Home::value), Home.class))
          .extensible(
              alternative(
                  "short-macroENB-ID",
                  bitNumber(18).as(ShortMacro::new, ShortMacro::value),
                  ShortMacro.class),
              alternative(
                  "long-macroENB-ID",
                  bitNumber(21).as(LongMacro::new, LongMacro::value),
                  LongMacro.class));

  int value();

  /// The first bits of the cell identities of its cells. 20 bits.
  record Macro(int value) implements EnbId {
    public Macro {
      EnbId.check(value, 20);
    }
  }

  /// The cell identity of its only cell. 28 bits.
  record Home(int value) implements EnbId {
    public Home {
      EnbId.check(value, 28);
    }
  }

  /// As a macro one, for more cells. 18 bits.
  record ShortMacro(int value) implements EnbId {
    public ShortMacro {
      EnbId.check(value, 18);
    }
  }

  /// As a macro one, for fewer cells. 21 bits.
  record LongMacro(int value) implements EnbId {
    public LongMacro {
      EnbId.check(value, 21);
    }
  }

  private static void check(int value, int bits) {
    if (value < 0 || value >>> bits != 0) {
      throw new IllegalArgumentException("an eNB ID of %d bits, not %d".formatted(bits, value));
    }
  }
}
