package io.telcomesh.security;

/// The permutation Keccak-f[1600], FIPS 202 §3: 25 lanes of 64 bits, lane (x, y) at index x + 5y.
final class Keccak {
  private static final int ROUNDS = 24;
  private static final int LANES = 25;

  /// Where π moves the lane that ρ has rotated, and by how much ρ rotated it.
  private static final int[] DESTINATION = new int[LANES];

  private static final int[] ROTATION = new int[LANES];
  private static final long[] CONSTANT = new long[ROUNDS];

  static {
    int x = 1;
    int y = 0;
    for (int t = 0; t < LANES - 1; t++) {
      ROTATION[x + 5 * y] = (t + 1) * (t + 2) / 2 % 64;
      int nextY = (2 * x + 3 * y) % 5;
      x = y;
      y = nextY;
    }
    for (int lane = 0; lane < LANES; lane++) {
      DESTINATION[lane] = lane / 5 + 5 * ((2 * (lane % 5) + 3 * (lane / 5)) % 5);
    }
    int register = 1; // §3.2.5: x⁸ is x⁶ + x⁵ + x⁴ + 1
    for (int round = 0; round < ROUNDS; round++) {
      for (int j = 0; j < 7; j++) {
        CONSTANT[round] |= (register & 1L) << ((1 << j) - 1);
        register = register << 1 ^ (register >>> 7) * 0x171;
      }
    }
  }

  private Keccak() {}

  static void permute(long[] lanes) {
    var moved = new long[LANES];
    for (int round = 0; round < ROUNDS; round++) {
      theta(lanes);
      for (int lane = 0; lane < LANES; lane++) {
        moved[DESTINATION[lane]] = Long.rotateLeft(lanes[lane], ROTATION[lane]);
      }
      chi(moved, lanes);
      lanes[0] ^= CONSTANT[round];
    }
  }

  private static void theta(long[] lanes) {
    var column = new long[5];
    for (int x = 0; x < 5; x++) {
      column[x] = lanes[x] ^ lanes[x + 5] ^ lanes[x + 10] ^ lanes[x + 15] ^ lanes[x + 20];
    }
    for (int x = 0; x < 5; x++) {
      long sum = column[(x + 4) % 5] ^ Long.rotateLeft(column[(x + 1) % 5], 1);
      for (int row = 0; row < LANES; row += 5) {
        lanes[row + x] ^= sum;
      }
    }
  }

  private static void chi(long[] from, long[] to) {
    for (int row = 0; row < LANES; row += 5) {
      for (int x = 0; x < 5; x++) {
        to[row + x] = from[row + x] ^ (~from[row + (x + 1) % 5] & from[row + (x + 2) % 5]);
      }
    }
  }
}
