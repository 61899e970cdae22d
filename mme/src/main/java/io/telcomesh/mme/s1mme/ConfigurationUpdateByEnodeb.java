package io.telcomesh.mme.s1mme;

import io.telcomesh.codec.OtherIes;
import io.telcomesh.mme.MmeSettings;
import io.telcomesh.procedures.Procedure;
import io.telcomesh.s1ap.Cause;
import io.telcomesh.s1ap.CauseProtocol;
import io.telcomesh.s1ap.EnbConfigurationUpdate;
import io.telcomesh.s1ap.EnbConfigurationUpdateAcknowledge;
import io.telcomesh.s1ap.EnbConfigurationUpdateFailure;
import io.telcomesh.s1ap.TimeToWait;
import java.util.Optional;

/// eNB Configuration Update, TS 36.413 §8.7.4: an eNodeB tells what has changed; its UEs stay
/// connected. It never waits, so nothing collides with it.
final class ConfigurationUpdateByEnodeb extends Procedure<EnodebMessage> {
  private final Enodeb enodeb;
  private final MmeSettings settings;
  private final EnbConfigurationUpdate update;

  ConfigurationUpdateByEnodeb(Enodeb enodeb, MmeSettings settings, EnbConfigurationUpdate update) {
    this.enodeb = enodeb;
    this.settings = settings;
    this.update = update;
  }

  @Override
  protected void run() {
    enodeb
        .setUp()
        .ifPresentOrElse(
            this::update,
            () -> // §10.4: S1 Setup comes first
            enodeb.send(
                    failure(
                        CauseProtocol.MESSAGE_NOT_COMPATIBLE_WITH_RECEIVER_STATE,
                        Optional.empty())));
  }

  private void update(Enodeb.SetUp before) {
    update
        .supportedTas()
        .flatMap(areas -> ServedAreas.refusal(settings, areas))
        .ifPresentOrElse(
            cause -> enodeb.send(failure(cause, Optional.of(TimeToWait.V10S))), // §8.7.4.3
            () -> accept(before));
  }

  private void accept(Enodeb.SetUp before) {
    enodeb.setUp(
        new Enodeb.SetUp(
            before.identity(),
            update.enbName().orElse(before.name()),
            update.supportedTas().orElse(before.supportedTas())));
    enodeb.send(new EnbConfigurationUpdateAcknowledge(Optional.empty(), OtherIes.NONE));
  }

  private static EnbConfigurationUpdateFailure failure(Cause cause, Optional<TimeToWait> wait) {
    return new EnbConfigurationUpdateFailure(cause, wait, Optional.empty(), OtherIes.NONE);
  }
}
