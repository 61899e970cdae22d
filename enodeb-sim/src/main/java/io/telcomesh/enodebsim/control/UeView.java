package io.telcomesh.enodebsim.control;

import io.telcomesh.enodebsim.PdnConnection;
import io.telcomesh.enodebsim.Rejection;
import io.telcomesh.enodebsim.UeContext;
import io.telcomesh.identifiers.Guti;
import io.telcomesh.identifiers.Tai;
import java.net.InetAddress;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A UE as it is shown. No key of it is.
///
/// @param state `registered`, `deregistered`, or `usim-invalid` after a reject that is final
/// @param ecm `connected` with a NAS signalling connection, `idle` without, absent when
///   deregistered
/// @param connected whether it has a NAS signalling connection (EMM-CONNECTED)
/// @param enodeb while it is connected
/// @param pdn the first of `pdns`
/// @param milliseconds how long each procedure took the last time
record UeView(
    String imsi,
    int number,
    String reference,
    String state,
    @Nullable String ecm,
    boolean connected,
    @Nullable String enodeb,
    @Nullable String guti,
    List<String> trackingAreas,
    @Nullable String address,
    @Nullable PdnView pdn,
    List<PdnView> pdns,
    @Nullable RejectView lastReject,
    Map<String, Double> milliseconds) {

  /// @param bearer the EPS bearer identity of its default bearer
  /// @param runIn how a program becomes this UE
  record PdnView(
      String apn,
      int bearer,
      List<String> addresses,
      List<String> dnsServers,
      int mtu,
      String interfaceName,
      String runIn) {}

  /// @param by `mme`, `enodeb` or `ue`
  /// @param clause of the specification that says what the UE makes of it
  record RejectView(String by, String message, String cause, String clause, Instant at) {
    static RejectView of(Rejection rejection) {
      return new RejectView(
          rejection.by().name().toLowerCase(java.util.Locale.ROOT),
          rejection.message(),
          rejection.cause(),
          rejection.clause(),
          rejection.at());
    }
  }

  static UeView of(UeContext ue) {
    var pdn = ue.pdn();
    return new UeView(
        ue.imsi().digits(),
        ue.number(),
        ue.reference(),
        ue.registered() ? "registered" : ue.usimInvalid() ? "usim-invalid" : "deregistered",
        ue.registered() ? ecm(ue) : null,
        ue.connection().isPresent(),
        ue.connection().map(each -> each.s1().enodeb().settings().name()).orElse(null),
        ue.guti().map(Guti::toString).orElse(null),
        ue.trackingAreas().stream().map(Tai::toString).toList(),
        pdn.flatMap(PdnConnection::address).map(InetAddress::getHostAddress).orElse(null),
        pdn.map(UeView::view).orElse(null),
        ue.pdns().stream().map(UeView::view).toList(),
        ue.lastRejection().map(RejectView::of).orElse(null),
        milliseconds(ue));
  }

  private static String ecm(UeContext ue) {
    return ue.connection().isPresent() ? "connected" : "idle";
  }

  private static PdnView view(PdnConnection pdn) {
    return new PdnView(
        pdn.apn().name(),
        pdn.defaultBearer().value(),
        pdn.addresses().map(InetAddress::getHostAddress).toList(),
        pdn.dnsServers().stream().map(InetAddress::getHostAddress).toList(),
        pdn.mtu(),
        pdn.ueInterface().tun().name(),
        pdn.ueInterface().description());
  }

  private static Map<String, Double> milliseconds(UeContext ue) {
    var all = new TreeMap<String, Double>();
    ue.durations().forEach((procedure, took) -> all.put(procedure, took.toNanos() / 1e6));
    return all;
  }
}
