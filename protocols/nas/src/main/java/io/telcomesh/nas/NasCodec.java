package io.telcomesh.nas;

import io.telcomesh.codec.Decoded;
import io.telcomesh.codec.FieldTree;
import io.telcomesh.codec.MessageCodec;
import io.telcomesh.codec.OctetReader;
import io.telcomesh.codec.OctetWriter;
import io.telcomesh.codec.Octets;
import io.telcomesh.codec.Row;
import io.telcomesh.codec.Table;
import io.telcomesh.codec.Tree;
import io.telcomesh.security.Direction;
import java.util.List;
import java.util.Set;

/// The codec of one kind of plain message, header included.
///
/// @param directions in which it may be sent
public record NasCodec<M>(
    Class<M> type, NasHeader header, Set<Direction> directions, Table<M, NasTag> table)
    implements MessageCodec<M> {
  @Override
  public String name() {
    return table.name();
  }

  /// The lines of the standard's table that have a component, those of the header first.
  public List<Row<M, NasTag>> rows() {
    return table.rows();
  }

  @Override
  public Decoded<M> decode(OctetReader message) {
    return table.decode(message);
  }

  @Override
  public void encode(M message, OctetWriter out) {
    table.encode(message, out);
  }

  @Override
  public Tree render(M message) {
    return table.render(message);
  }

  @Override
  public Octets redact(Octets message) {
    return table.redact(message);
  }

  @Override
  public List<FieldTree> fields(Octets message) {
    return table.fields(message);
  }
}
