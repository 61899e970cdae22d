package io.telcomesh.security;

import io.telcomesh.codec.Octets;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.stream.IntStream;

/// TUAK, TS 35.231: the authentication functions made of Keccak.
///
/// Each function lays its inputs into the 200 octets of the permutation's state, each input with
/// its last octet first, and takes its outputs from the permuted state in the same way:
///
/// ```
/// octet  0 TOP or TOPc | 32 INSTANCE | 33 "TUAK1.0" | 40 RAND | 56 AMF | 58 SQN | 64 K | 96 padding to 135
/// octet  0 MAC or RES  | 32 CK       | 64 IK        | 96 AK
/// ```
///
/// @param k 128 or 256 bits
/// @param topc TOPc, 256 bits: the operator's variant under this K
/// @param iterations of the permutation, 1 or more
public record Tuak(Key k, Key topc, Lengths lengths, int iterations)
    implements AuthenticationFunctions {
  /// Of the outputs, in bits.
  ///
  /// @param mac 64, 128 or 256
  /// @param res 32, 64, 128 or 256
  /// @param ck 128 or 256
  /// @param ik 128 or 256
  public record Lengths(int mac, int res, int ck, int ik) {
    /// What E-UTRAN has room for.
    public static final Lengths EPS = new Lengths(64, 64, 128, 128);

    /// @throws IllegalArgumentException for lengths that TUAK does not have
    public Lengths {
      if (!is(mac, 64, 128, 256) || !is(res, 32, 64, 128, 256)) {
        throw new IllegalArgumentException("MAC of %d, RES of %d bits".formatted(mac, res));
      }
      if (!is(ck, 128, 256) || !is(ik, 128, 256)) {
        throw new IllegalArgumentException("CK of %d, IK of %d bits".formatted(ck, ik));
      }
    }

    private static boolean is(int length, int... allowed) {
      return IntStream.of(allowed).anyMatch(each -> each == length);
    }
  }

  private static final Octets NAME = Octets.ascii("TUAK1.0");
  private static final Octets NO_AMF = Octets.of(0, 0);
  private static final Octets NO_SQN = Octets.of(0, 0, 0, 0, 0, 0);
  private static final Octets NO_RAND = Octets.wrap(new byte[16]);

  /// INSTANCE of f1*, f2 to f5 and f5*; its other bits say lengths.
  private static final int F1_STAR = 0x80;

  private static final int F2345 = 0x40;
  private static final int F5_STAR = 0xc0;
  private static final int CK_256 = 0x04;
  private static final int IK_256 = 0x02;
  private static final int K_256 = 0x01;

  /// @throws IllegalArgumentException when TOPc has not 256 bits or there is no iteration
  public Tuak {
    topc.ofBits(256, "TOPc");
    if (iterations < 1) {
      throw new IllegalArgumentException("TUAK permutes at least once");
    }
  }

  /// From the operator's TOP itself.
  ///
  /// @throws IllegalArgumentException when TOP has not 256 bits or there is no iteration
  public static Tuak withTop(Key k, Key top, Lengths lengths, int iterations) {
    var unbound = new Tuak(k, top, lengths, iterations);
    var out = unbound.permuted(0, NO_RAND, NO_AMF, NO_SQN);
    return new Tuak(k, new Key(taken(out, 0, 256)), lengths, iterations);
  }

  @Override
  public Octets f1(Octets rand, SequenceNumber sqn, AuthenticationManagementField amf) {
    return mac(0, rand, sqn, amf);
  }

  @Override
  public Octets f1Star(Octets rand, SequenceNumber sqn, AuthenticationManagementField amf) {
    return mac(F1_STAR, rand, sqn, amf);
  }

  @Override
  public F2345 f2345(Octets rand) {
    int instance = F2345 | eighths(lengths.res);
    instance |= lengths.ck == 256 ? CK_256 : 0;
    instance |= lengths.ik == 256 ? IK_256 : 0;
    var out = permuted(instance, rand, NO_AMF, NO_SQN);
    return new F2345(
        taken(out, 0, lengths.res),
        new Key(taken(out, 32, lengths.ck)),
        new Key(taken(out, 64, lengths.ik)),
        taken(out, 96, 48));
  }

  @Override
  public Octets f5Star(Octets rand) {
    return taken(permuted(F5_STAR, rand, NO_AMF, NO_SQN), 96, 48);
  }

  private Octets mac(
      int function, Octets rand, SequenceNumber sqn, AuthenticationManagementField amf) {
    var management = Octets.of(amf.value() >>> 8, amf.value());
    var out = permuted(function | eighths(lengths.mac), rand, management, sqn.octets());
    return taken(out, 0, lengths.mac);
  }

  /// A length in INSTANCE: 0x08 for 64 bits, 0x10 for 128, 0x20 for 256, 0 for 32.
  private static int eighths(int bits) {
    return bits == 32 ? 0 : bits / 8;
  }

  private ByteBuffer permuted(int instance, Octets rand, Octets amf, Octets sqn) {
    AuthenticationFunctions.checked(rand);
    var state = ByteBuffer.allocate(200).order(ByteOrder.LITTLE_ENDIAN);
    put(state, 0, topc.octets());
    put(state, 32, Octets.of(instance | (k.bits() == 256 ? K_256 : 0)));
    put(state, 33, NAME);
    put(state, 40, rand);
    put(state, 56, amf);
    put(state, 58, sqn);
    put(state, 64, k.octets());
    state.put(96, (byte) 0x1f);
    state.put(135, (byte) 0x80);
    var lanes = new long[25];
    state.asLongBuffer().get(lanes);
    for (int i = 0; i < iterations; i++) {
      Keccak.permute(lanes);
    }
    state.asLongBuffer().put(lanes);
    return state;
  }

  private static void put(ByteBuffer state, int at, Octets value) {
    for (int i = 0; i < value.length(); i++) {
      state.put(at + i, (byte) value.at(value.length() - 1 - i));
    }
  }

  private static Octets taken(ByteBuffer state, int at, int bits) {
    var octets = new byte[bits / 8];
    for (int i = 0; i < octets.length; i++) {
      octets[i] = state.get(at + octets.length - 1 - i);
    }
    return Octets.wrap(octets);
  }
}
