package io.telcomesh.referencepoints;

import java.util.Arrays;
import java.util.Optional;

/// The reference points of the EPC that are network services here, TS 23.401 §4.2.3. Their labels
/// are also the values of the NSM label `app` and of the metrics' label `reference_point`.
public enum ReferencePoint {
  /// eNodeB to MME, control plane: S1AP, TS 36.413.
  S1_MME("s1-mme"),
  /// MME to HSS: Diameter, TS 29.272.
  S6A("s6a"),
  /// MME to SGW: GTPv2-C, TS 29.274.
  S11("s11"),
  /// SGW to PGW: GTPv2-C and GTP-U on one wire, TS 29.274 and TS 29.281.
  S5_S8("s5s8"),
  /// eNodeB to SGW, user plane: GTP-U, TS 29.281.
  S1_U("s1-u"),
  /// PGW to the packet data network: plain IP, TS 29.061.
  SGI("sgi");

  private final String label;

  ReferencePoint(String label) {
    this.label = label;
  }

  public String label() {
    return label;
  }

  /// The reference point of a label; empty when no reference point has it.
  public static Optional<ReferencePoint> ofLabel(String label) {
    return Arrays.stream(values()).filter(point -> point.label.equals(label)).findFirst();
  }

  @Override
  public String toString() {
    return label;
  }
}
