package io.telcomesh.hss.subscribers;

import io.telcomesh.diameter.s6a.IdrFlags;
import io.telcomesh.hss.s6a.OperatorAnswer;
import io.telcomesh.identifiers.Imsi;
import java.util.function.Consumer;

/// The MMEs, as far as the operator's demands need them. Neither method waits.
public interface ServingMmes {
  /// @param reattach whether the UE is to attach again at once
  void detach(Imsi imsi, boolean reattach, Consumer<OperatorAnswer> answer);

  void locate(Imsi imsi, IdrFlags wanted, Consumer<OperatorAnswer> answer);
}
