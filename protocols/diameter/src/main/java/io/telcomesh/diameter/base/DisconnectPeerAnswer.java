package io.telcomesh.diameter.base;

import io.telcomesh.codec.OtherIes;
import io.telcomesh.codec.Table;
import io.telcomesh.diameter.AvpTable;
import io.telcomesh.diameter.AvpTag;
import io.telcomesh.diameter.BaseAvps;
import io.telcomesh.diameter.DiameterAnswer;
import io.telcomesh.diameter.FailedAvp;
import io.telcomesh.diameter.Result;
import java.util.Optional;

/// Close it, RFC 6733 §5.4.2.
public record DisconnectPeerAnswer(
    Result result,
    String originHost,
    String originRealm,
    Optional<String> errorMessage,
    Optional<FailedAvp> failedAvp,
    OtherIes others)
    implements DiameterAnswer {
  public static final Table<DisconnectPeerAnswer, AvpTag> CODEC =
      AvpTable.of(DisconnectPeerAnswer.class, "Disconnect-Peer-Answer")
          .required(BaseAvps.RESULT_CODE, DisconnectPeerAnswer::result)
          .required(BaseAvps.ORIGIN_HOST, DisconnectPeerAnswer::originHost)
          .required(BaseAvps.ORIGIN_REALM, DisconnectPeerAnswer::originRealm)
          .optional(BaseAvps.ERROR_MESSAGE, DisconnectPeerAnswer::errorMessage)
          .optional(BaseAvps.FAILED_AVP, DisconnectPeerAnswer::failedAvp)
          .others(DisconnectPeerAnswer::others)
          .build();

  @Override
  public Optional<Result> resultCode() {
    return Optional.of(result);
  }
}
