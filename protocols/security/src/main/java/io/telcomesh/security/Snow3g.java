package io.telcomesh.security;

import java.util.function.IntSupplier;

/// The keystream generator SNOW 3G, TS 35.216: a shift register of 16 words that feeds a finite
/// state machine of 3 registers. Each call gives the next 32 bits.
final class Snow3g implements IntSupplier {
  private static final int SIZE = 16;

  /// The register's word s(i) stands at index `(first + i) % 16`.
  private final int[] words = new int[SIZE];

  private int first;
  private int r1;
  private int r2;
  private int r3;

  /// Loads the register, §4.1.
  ///
  /// @param high the initialisation variable's first two words, IV3 and IV2
  /// @param low its other two, IV1 and IV0
  Snow3g(Key key, long high, long low) {
    var in = key.octets().reader();
    for (int i = 3; i >= 0; i--) { // k3 is the key's first word, TS 35.215 §3.4
      int k = (int) in.u32();
      words[i] = ~k;
      words[i + 4] = k;
      words[i + 8] = ~k;
      words[i + 12] = k;
    }
    words[15] ^= (int) low;
    words[12] ^= (int) (low >>> 32);
    words[10] ^= (int) high;
    words[9] ^= (int) (high >>> 32);
    for (int i = 0; i < 32; i++) {
      clock(machine());
    }
    machine(); // §4.2: the first output is thrown away
    clock(0);
  }

  @Override
  public int getAsInt() {
    int word = machine() ^ s(0);
    clock(0);
    return word;
  }

  /// Clocks the finite state machine, §3.4.6.
  private int machine() {
    int output = s(15) + r1 ^ r2;
    int next = r2 + (r3 ^ s(5));
    r3 = Snow3gTables.s2(r2);
    r2 = Snow3gTables.s1(r1);
    r1 = next;
    return output;
  }

  /// Clocks the shift register, §3.4.4 and §3.4.5; while it is loaded the machine's output flows
  /// back into it.
  private void clock(int feedback) {
    int s0 = s(0);
    int s11 = s(11);
    words[first] =
        s0 << 8
            ^ Snow3gTables.MUL_ALPHA[s0 >>> 24]
            ^ s(2)
            ^ s11 >>> 8
            ^ Snow3gTables.DIV_ALPHA[s11 & 0xff]
            ^ feedback;
    first = (first + 1) % SIZE;
  }

  private int s(int index) {
    return words[(first + index) % SIZE];
  }
}
