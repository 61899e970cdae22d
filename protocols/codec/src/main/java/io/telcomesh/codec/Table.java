package io.telcomesh.codec;

import java.lang.invoke.MethodHandle;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// The engine of all codecs: a record, its rows in the order of its components, a framing. The last
/// component may be the [OtherIes].
///
/// Unknown, missing, duplicate, misplaced and invalid fields are all collected; the framing says
/// what each means.
public final class Table<M, T extends Tag> implements MessageCodec<M> {
  private static final int DEEPEST = 16;
  private static final ScopedValue<Integer> DEPTH = ScopedValue.newInstance();

  private final String name;
  private final Framing<T> framing;
  private final Dictionary<T> dictionary;
  private final List<Row<M, T>> rows;
  private final List<T> tags;
  private final Map<Long, Integer> rowByKey;
  private final Optional<Function<M, OtherIes>> others;
  private final MethodHandle constructor;

  Table(TableBuilder<M, T> builder) {
    name = builder.name;
    framing = builder.framing;
    dictionary = builder.dictionary;
    rows = List.copyOf(builder.rows);
    tags = rows.stream().map(Row::tag).toList();
    rowByKey = new HashMap<>();
    for (int i = 0; i < rows.size(); i++) {
      if (rowByKey.put(tags.get(i).key(), i) != null) {
        throw new IllegalArgumentException("%s has two rows %s".formatted(name, tags.get(i)));
      }
    }
    others = builder.others;
    constructor = RecordConstructor.of(builder.type, rows, others.isPresent());
  }

  public static <M, T extends Tag> TableBuilder<M, T> of(
      Class<M> type, String name, Framing<T> framing, Dictionary<T> dictionary) {
    return new TableBuilder<>(type, name, framing, dictionary);
  }

  @Override
  public String name() {
    return name;
  }

  /// The lines of the standard's table, in order.
  public List<Row<M, T>> rows() {
    return rows;
  }

  @Override
  public Decoded<M> decode(OctetReader body) {
    return new Decoding(body).result();
  }

  @Override
  public void encode(M message, OctetWriter out) {
    framing.join(fields(message), out);
  }

  @Override
  public Tree render(M message) {
    var children = new ArrayList<Tree>();
    for (int i = 0; i < rows.size(); i++) {
      renderOthers(message, i, children);
      var row = rows.get(i);
      values(row, message).forEach(value -> children.add(render(row.element(), value)));
    }
    renderOthers(message, rows.size(), children);
    return Tree.of(name, children);
  }

  @Override
  public Octets redact(Octets body) {
    return DEPTH.orElse(0) == DEEPEST
        ? Octets.zeros(body.length())
        : deeper(() -> Redaction.of(body, framing, tags, this::element));
  }

  @Override
  public List<FieldTree> fields(Octets body) {
    var fields = new ArrayList<FieldTree>();
    framing.split(
        body.reader(),
        tags,
        (tag, value) ->
            fields.add(
                new FieldTree(
                    tag,
                    value,
                    element(tag)
                        .flatMap(Element::group)
                        .map(group -> inside(group, value))
                        .orElse(List.of()))));
    return fields;
  }

  private static List<FieldTree> inside(Table<?, ?> group, Octets value) {
    if (DEPTH.orElse(0) == DEEPEST) {
      return List.of();
    }
    try {
      return deeper(() -> group.fields(value));
    } catch (DecodeException uncut) {
      return List.of();
    }
  }

  private Optional<Element<?>> element(T tag) {
    var row = rowByKey.get(tag.key());
    return row == null ? dictionary.element(tag) : Optional.of(rows.get(row).element());
  }

  /// What is in groups in groups, and so on, is not unfolded for ever: a peer chooses how deep it
  /// is.
  private static <R> R deeper(ScopedValue.CallableOp<R, RuntimeException> inside) {
    return ScopedValue.where(DEPTH, DEPTH.orElse(0) + 1).call(inside);
  }

  /// This table as the value of an element: a grouped IE or AVP.
  public Element<M> asElement(String elementName) {
    return new TableElement<>(elementName, this);
  }

  private List<Field<T>> fields(M message) {
    var fields = new ArrayList<Field<T>>(rows.size());
    for (int i = 0; i < rows.size(); i++) {
      addOthers(message, i, fields);
      var row = rows.get(i);
      for (var value : values(row, message)) {
        fields.add(new Field<>(row.tag(), encode(row.element(), value)));
      }
    }
    addOthers(message, rows.size(), fields);
    return fields;
  }

  @SuppressWarnings("unchecked") // a message's other IEs were put there by its own table
  private void addOthers(M message, int after, List<Field<T>> fields) {
    for (var other : others(message)) {
      if (other.after() == after) {
        fields.add(new Field<>((T) other.tag(), other.value()));
      }
    }
  }

  @SuppressWarnings("unchecked")
  private void renderOthers(M message, int after, List<Tree> children) {
    for (var other : others(message)) {
      if (other.after() == after) {
        children.add(renderOther((T) other.tag(), other.value()));
      }
    }
  }

  private List<OtherIes.Other> others(M message) {
    return others.isEmpty() ? List.of() : others.get().apply(message).list();
  }

  private Tree renderOther(T tag, Octets value) {
    return dictionary
        .element(tag)
        .map(element -> renderOctets(element, value))
        .orElseGet(() -> Tree.leaf(tag.toString(), value.toHex()));
  }

  private static <V> Tree renderOctets(Element<V> element, Octets value) {
    if (DEPTH.orElse(0) == DEEPEST) {
      return Tree.leaf(element.name(), element.redact(value).toHex());
    }
    try {
      return deeper(() -> element.render(element.decode(value.reader())));
    } catch (DecodeException | IllegalArgumentException invalid) {
      return Tree.leaf(
          element.name(), "%s (%s)".formatted(element.redact(value), invalid.getMessage()));
    }
  }

  private List<?> values(Row<M, T> row, M message) {
    var component = row.accessor().apply(message);
    if (row.many()) {
      return (List<?>) component;
    }
    if (component instanceof Optional<?> optional) {
      return optional.map(List::of).orElse(List.of());
    }
    return List.of(component);
  }

  @SuppressWarnings("unchecked")
  private static <V> Octets encode(Element<V> element, Object value) {
    var out = new OctetWriter();
    element.encode((V) value, out);
    return out.toOctets();
  }

  @SuppressWarnings("unchecked")
  private static <V> Tree render(Element<V> element, Object value) {
    return element.render((V) value);
  }

  /// One message being read: what was found so far.
  private final class Decoding {
    private final Object[] values = new Object[rows.size() + others.map(_ -> 1).orElse(0)];
    private final List<OtherIes.Other> otherIes = new ArrayList<>();
    private final List<Diagnostic> diagnostics = new ArrayList<>();
    private int lastRow = -1;

    Decoding(OctetReader body) {
      try {
        framing.split(body, tags, this::take);
      } catch (DecodeException cut) {
        diagnostics.add(
            new Diagnostic(
                Problem.TRUNCATED,
                Verdict.REJECT,
                name,
                new Offset(body.position()),
                Octets.EMPTY,
                String.valueOf(cut.getMessage())));
      }
    }

    Decoded<M> result() {
      for (int i = 0; i < rows.size(); i++) {
        complete(i);
      }
      if (others.isPresent()) {
        values[rows.size()] = new OtherIes(otherIes);
      }
      var found = new Diagnostics(diagnostics);
      if (diagnostics.stream().anyMatch(each -> each.verdict() == Verdict.REJECT)) {
        return new Decoded.Rejected<>(found, partial());
      }
      try {
        return new Decoded.Accepted<>(RecordConstructor.<M>invoke(constructor, values), found);
      } catch (IllegalArgumentException contradiction) {
        var reason = String.valueOf(contradiction.getMessage());
        var diagnostic =
            new Diagnostic(
                Problem.INVALID, Verdict.REJECT, name, new Offset(0), Octets.EMPTY, reason);
        return new Decoded.Rejected<>(found.and(Diagnostics.of(diagnostic)), partial());
      }
    }

    private void take(T tag, Octets value) {
      var index = rowByKey.get(tag.key());
      if (index == null) {
        takeOther(tag, value);
        return;
      }
      var row = rows.get(index);
      if (index < lastRow && framing.ordered()) {
        report(Problem.OUT_OF_ORDER, row, value, "");
      }
      lastRow = Math.max(lastRow, index);
      if (values[index] != null && !row.many()) {
        report(Problem.DUPLICATE, row, value, "");
        return;
      }
      try {
        put(index, row, row.element().decode(value.reader()));
      } catch (DecodeException invalid) {
        report(Problem.INVALID, row, value, String.valueOf(invalid.getMessage()));
        invalid.diagnostics().ifPresent(inner -> diagnostics.addAll(inner.list()));
      } catch (IllegalArgumentException invalid) { // a value type refuses what it is given
        report(Problem.INVALID, row, value, String.valueOf(invalid.getMessage()));
      }
    }

    @SuppressWarnings("unchecked")
    private void put(int index, Row<M, T> row, Object value) {
      if (!row.many()) {
        values[index] = value;
        return;
      }
      if (values[index] == null) {
        values[index] = new ArrayList<>();
      }
      ((List<Object>) values[index]).add(value);
    }

    private void takeOther(T tag, Octets value) {
      if (dictionary.element(tag).isEmpty()) {
        var verdict = framing.verdict(Problem.UNKNOWN, tag, Presence.OPTIONAL);
        add(new Diagnostic(Problem.UNKNOWN, verdict, "", tag, value, ""));
      }
      otherIes.add(new OtherIes.Other(tag, value, lastRow + 1));
    }

    private void complete(int index) {
      var row = rows.get(index);
      var value = values[index];
      var mandatory = row.presence() == Presence.MANDATORY;
      if (value == null && mandatory && !reportedInvalid(row)) {
        report(Problem.MISSING, row, Octets.EMPTY, "");
      }
      if (row.many()) {
        values[index] = value == null ? List.of() : List.copyOf((List<?>) value);
      } else if (!mandatory) {
        values[index] = Optional.ofNullable(value);
      }
    }

    private boolean reportedInvalid(Row<M, T> row) {
      return diagnostics.stream()
          .anyMatch(each -> each.problem() == Problem.INVALID && each.tag() == row.tag());
    }

    private void report(Problem problem, Row<M, T> row, Octets value, String detail) {
      var verdict = framing.verdict(problem, row.tag(), row.presence());
      add(new Diagnostic(problem, verdict, row.name(), row.tag(), value, detail));
    }

    private void add(Diagnostic diagnostic) {
      if (diagnostics.size() < Diagnostics.LIMIT || diagnostic.verdict() == Verdict.REJECT) {
        diagnostics.add(diagnostic);
      }
    }

    private Partial partial() {
      var read = new IdentityHashMap<Element<?>, Object>();
      for (int i = 0; i < rows.size(); i++) {
        if (values[i] instanceof Optional<?> optional) {
          final int row = i;
          optional.ifPresent(value -> read.putIfAbsent(rows.get(row).element(), value));
        } else if (values[i] != null) {
          read.putIfAbsent(rows.get(i).element(), values[i]);
        }
      }
      return new Partial(read);
    }
  }

  /// Where a body could not be cut further.
  private record Offset(int octet) implements Tag {
    @Override
    public long key() {
      return -1;
    }

    @Override
    public String toString() {
      return "octet " + octet;
    }
  }
}
