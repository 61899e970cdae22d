package io.telcomesh.diameter;

import io.telcomesh.codec.Diagnostic;
import io.telcomesh.codec.Octets;
import io.telcomesh.codec.OtherIes;
import io.telcomesh.codec.Problem;
import io.telcomesh.codec.Table;
import java.util.List;
import java.util.Optional;

/// Failed-AVP, RFC 6733 §7.5: the AVPs that made the sender refuse a request.
public record FailedAvp(OtherIes avps) {
  static final Table<FailedAvp, AvpTag> MEMBERS =
      AvpTable.of(FailedAvp.class, "Failed-AVP").others(FailedAvp::avps).build();

  /// The AVP a fault speaks of: as it came, or where it is missing an example of it with its least
  /// value in zeros. Empty for a fault that is not an AVP's.
  public static Optional<FailedAvp> of(Diagnostic fault) {
    if (!(fault.tag() instanceof AvpTag tag)) {
      return Optional.empty();
    }
    var value = fault.problem() == Problem.MISSING ? Octets.of(0, 0, 0, 0) : fault.value();
    return Optional.of(new FailedAvp(new OtherIes(List.of(new OtherIes.Other(tag, value, 0)))));
  }
}
