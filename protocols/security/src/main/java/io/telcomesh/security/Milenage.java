package io.telcomesh.security;

import io.telcomesh.codec.OctetWriter;
import io.telcomesh.codec.Octets;
import java.security.GeneralSecurityException;
import javax.crypto.Cipher;

/// Milenage, TS 35.206: the authentication functions made of AES.
///
/// ```
/// TEMP  = E(RAND ⊕ OPc)
/// OUT1  = E(TEMP ⊕ rot(IN1 ⊕ OPc, r1) ⊕ c1) ⊕ OPc         IN1 = SQN‖AMF‖SQN‖AMF
/// OUTi  = E(rot(TEMP ⊕ OPc, ri) ⊕ ci) ⊕ OPc               i = 2 to 5
/// ```
///
/// @param k 128 bits
/// @param opc OPc, 128 bits: the operator's variant under this K
/// @param constants c1 to c5 and r1 to r5
public record Milenage(Key k, Key opc, MilenageConstants constants)
    implements AuthenticationFunctions {
  private static final int BLOCK = Aes.BLOCK;

  /// @throws IllegalArgumentException when a key has not 128 bits
  public Milenage {
    k.ofBits(128, "K");
    opc.ofBits(128, "OPc");
  }

  /// With the constants of the standard.
  public Milenage(Key k, Key opc) {
    this(k, opc, MilenageConstants.STANDARD);
  }

  /// From the operator's OP itself: OPc = OP ⊕ E(OP).
  ///
  /// @throws IllegalArgumentException when a key has not 128 bits
  public static Milenage withOp(Key k, Key op) {
    var opc = op.ofBits(128, "OP").bytes();
    Aes.xor(opc, 0, Aes.blocks(k.ofBits(128, "K"), cipher -> cipher.doFinal(op.bytes())));
    return new Milenage(k, new Key(Octets.wrap(opc)));
  }

  @Override
  public Octets f1(Octets rand, SequenceNumber sqn, AuthenticationManagementField amf) {
    return out1(rand, sqn, amf).slice(0, 8);
  }

  @Override
  public Octets f1Star(Octets rand, SequenceNumber sqn, AuthenticationManagementField amf) {
    return out1(rand, sqn, amf).from(8);
  }

  @Override
  public F2345 f2345(Octets rand) {
    var out = out(rand, 2, 4);
    return new F2345(
        out.slice(8, 16), new Key(out.slice(16, 32)), new Key(out.from(32)), out.slice(0, 6));
  }

  @Override
  public Octets f5Star(Octets rand) {
    return out(rand, 5, 5).slice(0, 6);
  }

  private Octets out1(Octets rand, SequenceNumber sqn, AuthenticationManagementField amf) {
    var half = new OctetWriter(8).u48(sqn.value()).u16(amf.value()).toOctets();
    var operator = opc.bytes();
    var in1 = half.then(half).toByteArray();
    Aes.xor(in1, 0, operator);
    return Aes.blocks(
        k,
        cipher -> {
          var block = temp(cipher, rand, operator);
          put(in1, 1, block, 0);
          var out = cipher.doFinal(block);
          Aes.xor(out, 0, operator);
          return Octets.wrap(out);
        });
  }

  /// OUTi for all i from the first to the last, one after the other: encrypted in one call.
  private Octets out(Octets rand, int first, int last) {
    var operator = opc.bytes();
    return Aes.blocks(
        k,
        cipher -> {
          var temp = temp(cipher, rand, operator);
          Aes.xor(temp, 0, operator);
          var blocks = new byte[BLOCK * (last - first + 1)];
          for (int i = first; i <= last; i++) {
            put(temp, i, blocks, BLOCK * (i - first));
          }
          var out = cipher.doFinal(blocks);
          for (int at = 0; at < out.length; at += BLOCK) {
            Aes.xor(out, at, operator);
          }
          return Octets.wrap(out);
        });
  }

  private static byte[] temp(Cipher cipher, Octets rand, byte[] operator)
      throws GeneralSecurityException {
    var block = AuthenticationFunctions.checked(rand);
    Aes.xor(block, 0, operator);
    return cipher.doFinal(block);
  }

  /// Adds rot(block, ri) ⊕ ci to a block of the target.
  private void put(byte[] block, int i, byte[] target, int at) {
    int octets = constants.rotation(i) / 8;
    int bits = constants.rotation(i) % 8;
    var constant = constants.constant(i);
    for (int j = 0; j < BLOCK; j++) {
      int two = (block[(j + octets) % BLOCK] & 0xff) << 8 | block[(j + octets + 1) % BLOCK] & 0xff;
      target[at + j] ^= (byte) (two >> (8 - bits) ^ constant.at(j));
    }
  }
}
