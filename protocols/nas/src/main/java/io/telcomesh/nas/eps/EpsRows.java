package io.telcomesh.nas.eps;

import static io.telcomesh.nas.NasFormat.HALF;
import static io.telcomesh.nas.NasFormat.v;
import static io.telcomesh.nas.eps.ie.EsmElements.EPS_BEARER_IDENTITY;
import static io.telcomesh.nas.eps.ie.EsmElements.PROCEDURE_TRANSACTION_IDENTITY;

import io.telcomesh.nas.NasHeader;
import io.telcomesh.nas.NasRows;
import io.telcomesh.security.Direction;
import java.util.List;
import java.util.Set;

/// Begins the table of a message: message type, record, name in the standard, who sends it.
final class EpsRows {
  private EpsRows() {}

  static <M extends EmmMessage> NasRows<M> emm(
      int messageType, Class<M> record, String name, Direction... directions) {
    return emm(new EmmHeader(messageType), record, name, directions);
  }

  static <M extends EmmMessage> NasRows<M> emm(
      NasHeader header, Class<M> record, String name, Direction... directions) {
    var standard = StandardRow.dictionary(name, List.of(), directions);
    return new NasRows<>(record, name, header, Set.of(directions), standard);
  }

  /// The first two rows are those of the header.
  static <M extends EsmMessage> NasRows<M> esm(
      int messageType, Class<M> record, String name, Direction... directions) {
    var header = List.of(EPS_BEARER_IDENTITY.name(), PROCEDURE_TRANSACTION_IDENTITY.name());
    var standard = StandardRow.dictionary(name, header, directions);
    return new NasRows<>(record, name, new EsmHeader(messageType), Set.of(directions), standard)
        .mandatory(EPS_BEARER_IDENTITY, HALF, EsmMessage::epsBearerIdentity)
        .mandatory(PROCEDURE_TRANSACTION_IDENTITY, v(1), EsmMessage::procedureTransactionIdentity);
  }
}
