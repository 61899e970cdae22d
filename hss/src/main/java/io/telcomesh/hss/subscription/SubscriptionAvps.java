package io.telcomesh.hss.subscription;

import io.telcomesh.codec.OtherIes;
import io.telcomesh.diameter.s6a.Ambr;
import io.telcomesh.diameter.s6a.ApnConfiguration;
import io.telcomesh.diameter.s6a.ApnConfigurationProfile;
import io.telcomesh.diameter.s6a.Arp;
import io.telcomesh.diameter.s6a.EpsSubscribedQosProfile;
import io.telcomesh.diameter.s6a.Mip6AgentInfo;
import io.telcomesh.diameter.s6a.MipHomeAgentHost;
import io.telcomesh.diameter.s6a.S6aAvps;
import io.telcomesh.diameter.s6a.SubscriptionData;
import io.telcomesh.diameter.s6a.TerminalInformation;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/// A subscription in the words of TS 29.272 §7.3.2. An APN's context identifier is its place among
/// the subscriber's, from 1; the first is the default.
public final class SubscriptionAvps {
  private static final int SERVICE_GRANTED = 0;
  private static final int OPERATOR_DETERMINED_BARRING = 1;
  private static final int ONLY_PACKET = 2;
  private static final int DEFAULT_CONTEXT = 1;
  private static final int ALL_APNS_INCLUDED = 0;

  private SubscriptionAvps() {}

  /// All of it. What is zero is told too, for it takes back what the MME may have.
  ///
  /// @param gateways the PDN gateways that serve the subscriber, by APN
  public static SubscriptionData of(Subscriber subscriber, Map<String, PdnGateway> gateways) {
    boolean barred = subscriber.barring() != 0;
    var apns = subscriber.apns();
    return new SubscriptionData(
        Optional.of(barred ? OPERATOR_DETERMINED_BARRING : SERVICE_GRANTED),
        subscriber.msisdn(),
        Optional.of(ONLY_PACKET),
        Optional.of(subscriber.barring()).filter(_ -> barred),
        Optional.of(subscriber.accessRestriction()),
        Optional.of(Ambr.of(subscriber.ueAmbr())),
        Optional.of(
            new ApnConfigurationProfile(
                DEFAULT_CONTEXT,
                ALL_APNS_INCLUDED,
                IntStream.range(0, apns.size())
                    .mapToObj(i -> configuration(i + 1, apns.get(i), gateways))
                    .toList(),
                OtherIes.NONE)),
        Optional.empty(),
        OtherIes.NONE);
  }

  public static Optional<Terminal> terminal(TerminalInformation told) {
    return told.imei().map(imei -> new Terminal(imei, told.softwareVersion()));
  }

  public static PdnGateway gateway(Mip6AgentInfo told) {
    return new PdnGateway(
        told.addresses(), told.host().map(name -> new PdnGateway.Name(name.host(), name.realm())));
  }

  private static ApnConfiguration configuration(
      int context, ApnSubscription apn, Map<String, PdnGateway> gateways) {
    return new ApnConfiguration(
        context,
        apn.addresses().toList(),
        apn.pdnType().ordinal(),
        apn.name(),
        Optional.of(new EpsSubscribedQosProfile(apn.qci(), Arp.of(apn.priority()), OtherIes.NONE)),
        Optional.of(Ambr.of(apn.ambr())),
        Optional.empty(),
        Optional.ofNullable(gateways.get(apn.name()))
            .map(SubscriptionAvps::agent)
            .orElse(OtherIes.NONE));
  }

  /// MIP6-Agent-Info, for an access that is not 3GPP's.
  private static OtherIes agent(PdnGateway gateway) {
    var host =
        gateway.name().map(name -> new MipHomeAgentHost(name.realm(), name.host(), OtherIes.NONE));
    var agent = new Mip6AgentInfo(gateway.addresses(), host, OtherIes.NONE);
    return new OtherIes(List.of(S6aAvps.MIP6_AGENT_INFO.other(agent)));
  }
}
