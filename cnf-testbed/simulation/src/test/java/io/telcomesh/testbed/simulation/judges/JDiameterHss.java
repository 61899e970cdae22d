package io.telcomesh.testbed.simulation.judges;

import io.telcomesh.codec.Octets;
import io.telcomesh.security.AuthenticationCentre;
import io.telcomesh.security.AuthenticationManagementField;
import io.telcomesh.security.DerivedKeys;
import io.telcomesh.security.EpsAuthenticationVector;
import io.telcomesh.security.RandomSource;
import io.telcomesh.security.SequenceNumber;
import io.telcomesh.testbed.simulation.Epc;
import java.util.concurrent.atomic.AtomicLong;
import org.jdiameter.api.Answer;
import org.jdiameter.api.Avp;
import org.jdiameter.api.AvpDataException;
import org.jdiameter.api.AvpSet;
import org.jdiameter.api.NetworkReqListener;
import org.jdiameter.api.Request;

/// An HSS made of jDiameter's messages: it answers Authentication-Information-Request and
/// Update-Location-Request for the subscribers of [Provision], TS 29.272 §7.2.
final class JDiameterHss implements NetworkReqListener {
  private static final long VENDOR = 10415;
  private static final long SUCCESS = 2001;
  private static final long COMMAND_UNSUPPORTED = 3001;

  private final String host;
  private final AtomicLong sequence = new AtomicLong(32);

  JDiameterHss(String host) {
    this.host = host;
  }

  @Override
  public Answer processRequest(Request request) {
    try {
      return switch (request.getCommandCode()) {
        case 318 -> authenticationInformation(request);
        case 316 -> updateLocation(request);
        default -> request.createAnswer(COMMAND_UNSUPPORTED);
      };
    } catch (AvpDataException unreadable) {
      throw new IllegalStateException(unreadable);
    }
  }

  private Answer authenticationInformation(Request request) throws AvpDataException {
    var answer = answer(request);
    var imsi = request.getAvps().getAvp(Avp.USER_NAME).getUTF8String();
    var network = Octets.wrap(request.getAvps().getAvp(1407, VENDOR).getOctetString());
    var vector = vector(imsi, network);
    var eutran = group(group(answer.getAvps(), 1413), 1414); // Authentication-Info, E-UTRAN-Vector
    octets(eutran, 1447, vector.rand());
    octets(eutran, 1448, vector.xres());
    octets(eutran, 1449, vector.autn().octets());
    octets(eutran, 1450, vector.kasme().octets());
    return answer;
  }

  private EpsAuthenticationVector vector(String imsi, Octets network) {
    return new AuthenticationCentre(RandomSource.secure())
        .vectors(
            DerivedKeys.of(Epc.SEED, imsi).milenage(),
            AuthenticationManagementField.EPS,
            network,
            new SequenceNumber(sequence.addAndGet(32)),
            1)
        .getFirst();
  }

  private Answer updateLocation(Request request) {
    var answer = answer(request);
    number(answer.getAvps(), 1406, 1); // ULA-Flags: separation indication
    var subscription = group(answer.getAvps(), 1400); // Subscription-Data
    number(subscription, 1424, 0); // Subscriber-Status: service granted
    number(subscription, 1417, 2); // Network-Access-Mode: only packet
    rate(subscription);
    var profile = group(subscription, 1429); // APN-Configuration-Profile
    number(profile, 1423, 1); // Context-Identifier
    number(profile, 1428, 0); // All APN configurations included
    var apn = group(profile, 1430); // APN-Configuration
    number(apn, 1423, 1);
    number(apn, 1456, 0); // PDN-Type: IPv4
    apn.addAvp(493, "internet", true, false, false); // Service-Selection
    var qos = group(apn, 1431); // EPS-Subscribed-QoS-Profile
    number(qos, 1028, 9); // QoS-Class-Identifier
    var priority = qos.addGroupedAvp(1034, VENDOR, false, false);
    priority.addAvp(1046, 8L, VENDOR, false, false, true); // Priority-Level
    rate(apn);
    return answer;
  }

  private Answer answer(Request request) {
    var answer = request.createAnswer(SUCCESS);
    answer.getAvps().addAvp(Avp.ORIGIN_HOST, host, true, false, true);
    answer.getAvps().addAvp(Avp.ORIGIN_REALM, Epc.PLMN.epcRealm(), true, false, true);
    answer.getAvps().addAvp(Avp.AUTH_SESSION_STATE, 1, true, false); // NO_STATE_MAINTAINED
    return answer;
  }

  private static void rate(AvpSet set) {
    var rate = group(set, 1435); // AMBR
    number(rate, 516, 50_000_000); // Max-Requested-Bandwidth-UL
    number(rate, 515, 100_000_000);
  }

  private static AvpSet group(AvpSet set, int code) {
    return set.addGroupedAvp(code, VENDOR, true, false);
  }

  private static void octets(AvpSet set, int code, Octets value) {
    set.addAvp(code, value.toByteArray(), VENDOR, true, false);
  }

  private static void number(AvpSet set, int code, long value) {
    set.addAvp(code, value, VENDOR, true, false, true);
  }
}
