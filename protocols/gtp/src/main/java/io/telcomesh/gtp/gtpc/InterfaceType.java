package io.telcomesh.gtp.gtpc;

import io.telcomesh.codec.DecodeException;
import java.util.stream.Stream;

/// What end of which reference point a tunnel endpoint is, TS 29.274 §8.22.
public enum InterfaceType {
  S1_U_ENODEB_GTPU(0),
  S1_U_SGW_GTPU(1),
  S12_RNC_GTPU(2),
  S12_SGW_GTPU(3),
  S5_S8_SGW_GTPU(4),
  S5_S8_PGW_GTPU(5),
  S5_S8_SGW_GTPC(6),
  S5_S8_PGW_GTPC(7),
  S5_S8_SGW_PMIPV6(8),
  S5_S8_PGW_PMIPV6(9),
  S11_MME_GTPC(10),
  S11_S4_SGW_GTPC(11),
  S10_N26_MME_GTPC(12),
  S3_MME_GTPC(13),
  S3_SGSN_GTPC(14),
  S4_SGSN_GTPU(15),
  S4_SGW_GTPU(16),
  S4_SGSN_GTPC(17),
  S16_SGSN_GTPC(18),
  ENODEB_GTPU_DL_FORWARDING(19),
  ENODEB_GTPU_UL_FORWARDING(20),
  RNC_GTPU_FORWARDING(21),
  SGSN_GTPU_FORWARDING(22),
  SGW_UPF_GTPU_DL_FORWARDING(23),
  SM_MBMS_GW_GTPC(24),
  SN_MBMS_GW_GTPC(25),
  SM_MME_GTPC(26),
  SN_SGSN_GTPC(27),
  SGW_GTPU_UL_FORWARDING(28),
  SN_SGSN_GTPU(29),
  S2B_EPDG_GTPC(30),
  S2B_U_EPDG_GTPU(31),
  S2B_PGW_GTPC(32),
  S2B_U_PGW_GTPU(33),
  S2A_TWAN_GTPU(34),
  S2A_TWAN_GTPC(35),
  S2A_PGW_GTPC(36),
  S2A_PGW_GTPU(37),
  S11_MME_GTPU(38),
  S11_SGW_GTPU(39),
  N26_AMF_GTPC(40);

  private final int code;

  InterfaceType(int code) {
    this.code = code;
  }

  public int code() {
    return code;
  }

  static InterfaceType of(int code) {
    return Stream.of(values())
        .filter(each -> each.code == code)
        .findFirst()
        .orElseThrow(() -> new DecodeException("%d is no interface type".formatted(code)));
  }
}
