package io.telcomesh.diameter.s6a;

import io.telcomesh.codec.OtherIes;
import io.telcomesh.codec.Table;
import io.telcomesh.diameter.AvpTable;
import io.telcomesh.diameter.AvpTag;

/// EPS-Subscribed-QoS-Profile, TS 29.272 §7.3.37: the QoS of the default bearer.
public record EpsSubscribedQosProfile(Integer qci, Arp arp, OtherIes others) {
  static final Table<EpsSubscribedQosProfile, AvpTag> MEMBERS =
      AvpTable.of(EpsSubscribedQosProfile.class, "EPS-Subscribed-QoS-Profile")
          .required(S6aAvps.QOS_CLASS_IDENTIFIER, EpsSubscribedQosProfile::qci)
          .required(S6aAvps.ALLOCATION_RETENTION_PRIORITY, EpsSubscribedQosProfile::arp)
          .others(EpsSubscribedQosProfile::others)
          .build();
}
