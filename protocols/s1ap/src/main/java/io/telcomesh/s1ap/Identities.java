package io.telcomesh.s1ap;

import static io.telcomesh.asn1per.Asn1.bitNumber;
import static io.telcomesh.asn1per.Asn1.extensibleInteger;
import static io.telcomesh.asn1per.Asn1.octetNumber;
import static io.telcomesh.asn1per.Asn1.octetString;
import static io.telcomesh.asn1per.Asn1.required;
import static io.telcomesh.asn1per.Asn1.sequence;
import static io.telcomesh.s1ap.dictionary.S1apDictionary.iEExtensions;

import io.telcomesh.asn1per.Component;
import io.telcomesh.asn1per.Extensions;
import io.telcomesh.asn1per.PerType;
import io.telcomesh.codec.OctetWriter;
import io.telcomesh.codec.Octets;
import io.telcomesh.identifiers.Digits;
import io.telcomesh.identifiers.Ecgi;
import io.telcomesh.identifiers.EpsBearerIdentity;
import io.telcomesh.identifiers.Gummei;
import io.telcomesh.identifiers.Imsi;
import io.telcomesh.identifiers.Plmn;
import io.telcomesh.identifiers.STmsi;
import io.telcomesh.identifiers.Tai;

/// How S1AP writes the identifiers of TS 23.003. No release has extensions of them: one that comes
/// is refused if its criticality says so, else not kept.
final class Identities {
  /// TS 36.413 §9.2.3.8. The filler of a two-digit MNC stands before its digits, so that a
  /// three-digit one is not in the order of [Plmn#octets].
  static final PerType<Plmn> PLMN_IDENTITY =
      octetString(3).as(Identities::plmn, Identities::octets);

  static final PerType<Integer> TAC = octetNumber(2);
  static final PerType<Integer> MME_GROUP_ID = octetNumber(2);
  static final PerType<Integer> MME_CODE = octetNumber(1);
  static final PerType<Integer> M_TMSI = octetNumber(4);

  /// TS 36.413 §9.2.3.16.
  static final PerType<Tai> TAI =
      sequence(
              (plmn, tac, _) -> new Tai(plmn, tac),
              required("pLMNidentity", PLMN_IDENTITY, Tai::plmn),
              required("tAC", TAC, Tai::tac),
              noExtensions("TAI-ExtIEs"))
          .extensible();

  /// The item of a TAI List.
  static final PerType<Tai> TAI_ITEM =
      sequence((tai, _) -> tai, required("tAI", TAI, tai -> tai), noExtensions("TAIItemExtIEs"))
          .extensible();

  /// TS 36.413 §9.2.1.38.
  static final PerType<Ecgi> EUTRAN_CGI =
      sequence(
              (plmn, cell, _) -> new Ecgi(plmn, cell),
              required("pLMNidentity", PLMN_IDENTITY, Ecgi::plmn),
              required("cell-ID", bitNumber(28), Ecgi::cellIdentity),
              noExtensions("EUTRAN-CGI-ExtIEs"))
          .extensible();

  /// TS 36.413 §9.2.3.6.
  static final PerType<STmsi> S_TMSI =
      sequence(
              (code, mTmsi, _) -> new STmsi(code, mTmsi),
              required("mMEC", MME_CODE, STmsi::mmeCode),
              required("m-TMSI", M_TMSI, STmsi::mTmsi),
              noExtensions("S-TMSI-ExtIEs"))
          .extensible();

  /// TS 36.413 §9.2.3.9.
  static final PerType<Gummei> GUMMEI =
      sequence(
              (plmn, group, code, _) -> new Gummei(plmn, group, code),
              required("pLMN-Identity", PLMN_IDENTITY, Gummei::plmn),
              required("mME-Group-ID", MME_GROUP_ID, Gummei::mmeGroupId),
              required("mME-Code", MME_CODE, Gummei::mmeCode),
              noExtensions("GUMMEI-ExtIEs"))
          .extensible();

  /// TS 36.413 §9.2.3.11.
  static final PerType<Imsi> IMSI =
      octetString(3, 8).as(octets -> new Imsi(Digits.decode(octets.reader())), Identities::octets);

  /// E-RAB ID, TS 36.413 §9.2.1.2: the EPS bearer identity.
  static final PerType<EpsBearerIdentity> E_RAB_ID =
      extensibleInteger(0, 15)
          .as(id -> new EpsBearerIdentity(Math.toIntExact(id)), id -> (long) id.value());

  private Identities() {}

  private static <R> Component<R, Extensions> noExtensions(String set) {
    return iEExtensions(set, _ -> Extensions.NONE);
  }

  private static Plmn plmn(Octets octets) {
    var mcc = "" + digit(octets, 0, 0) + digit(octets, 0, 4) + digit(octets, 1, 0);
    var mnc = "" + digit(octets, 2, 0) + digit(octets, 2, 4);
    char first = digit(octets, 1, 4);
    return new Plmn(mcc, first == 'f' ? mnc : first + mnc);
  }

  private static char digit(Octets octets, int index, int shift) {
    return Character.forDigit(octets.at(index) >> shift & 0xf, 16);
  }

  private static Octets octets(Plmn plmn) {
    var mcc = plmn.mcc();
    var mnc = plmn.mnc().length() == 3 ? plmn.mnc() : "?" + plmn.mnc(); // ? is 1111 in its low half
    return Octets.of(pair(mcc, 0, mcc, 1), pair(mcc, 2, mnc, 0), pair(mnc, 1, mnc, 2));
  }

  private static int pair(String low, int lowIndex, String high, int highIndex) {
    return (high.charAt(highIndex) & 0xf) << 4 | low.charAt(lowIndex) & 0xf;
  }

  private static Octets octets(Imsi imsi) {
    var out = new OctetWriter(8);
    Digits.encode(imsi.digits(), out);
    return out.toOctets();
  }
}
