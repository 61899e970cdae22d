package io.telcomesh.boot;

import io.telcomesh.boot.configuration.Checks;
import io.telcomesh.identifiers.Apn;
import io.telcomesh.identifiers.Gummei;
import io.telcomesh.identifiers.Plmn;
import io.telcomesh.identifiers.Tai;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// The network that all functions of a topology belong to: the file `network.yml`, mounted into
/// each of them.
///
/// @param plmn in quotes, as `"001/01"`
/// @param trackingAreas tracking area codes, 1 to 65533 (0 and 65534 mean no area, TS 23.003
///   §19.4.2.3)
/// @param mmeGroup 0 to 65535; an MME's code in it is its ordinal
/// @param apns network identifiers, the default first
@ConfigurationProperties("network")
public record Network(
    @DefaultValue("001/01") Plmn plmn,
    @DefaultValue("1") List<Integer> trackingAreas,
    @DefaultValue("1") int mmeGroup,
    @DefaultValue("internet") List<Apn> apns) {

  public Network {
    trackingAreas = List.copyOf(trackingAreas);
    apns = List.copyOf(apns);
    var checks = new Checks();
    for (int i = 0; i < trackingAreas.size(); i++) {
      checks.between("tracking-areas[%d]".formatted(i), trackingAreas.get(i), 1, 65533);
    }
    checks
        .that(!trackingAreas.isEmpty(), "tracking-areas", "", "one tracking area code or more")
        .that(!apns.isEmpty(), "apns", "", "one access point name or more")
        .between("mme-group", mmeGroup, 0, 65535)
        .done();
  }

  /// The Diameter realm, TS 23.003 §19.2.
  public String realm() {
    return plmn.epcRealm();
  }

  public List<Tai> trackingAreaIdentities() {
    return trackingAreas.stream().map(tac -> new Tai(plmn, tac)).toList();
  }

  public Apn defaultApn() {
    return apns.getFirst();
  }

  /// The identifier of an MME of this network.
  ///
  /// @throws IllegalArgumentException for an ordinal above 255
  public Gummei gummei(FunctionIdentity mme) {
    return new Gummei(plmn, mmeGroup, mme.ordinal());
  }

  /// The host name of a function, which is its Diameter identity: an MME's is TS 23.003
  /// §19.4.2.4's, for others the specification leaves the part before the realm open.
  public String hostName(FunctionIdentity function) {
    return function.kind().equals("mme")
        ? gummei(function).hostName()
        : function.name() + "." + realm();
  }
}
