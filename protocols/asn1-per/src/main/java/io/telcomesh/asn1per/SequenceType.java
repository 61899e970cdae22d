package io.telcomesh.asn1per;

import io.telcomesh.codec.DecodeException;
import io.telcomesh.codec.Octets;
import io.telcomesh.codec.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// SEQUENCE, X.691 §19. No type of ours has components after its extension marker; those of a later
/// release are kept in the [Extensions].
public final class SequenceType<R> implements PerType<R> {
  private final List<Component<R, Object>> components;
  private final Function<Object[], R> constructor;
  private final boolean extensible;
  private final int optionals;

  @SuppressWarnings("unchecked") // a component encodes what it takes from the record
  SequenceType(
      List<? extends Component<R, ?>> components,
      Function<Object[], R> constructor,
      boolean extensible) {
    this.components = (List<Component<R, Object>>) List.copyOf(components);
    this.constructor = constructor;
    this.extensible = extensible;
    this.optionals = (int) components.stream().filter(each -> each.isOptional()).count();
  }

  /// With an extension marker at the end.
  public SequenceType<R> extensible() {
    return new SequenceType<>(components, constructor, true);
  }

  @Override
  public R decode(PerReader in) {
    boolean extended = extensible && in.bit();
    long present = in.bits(optionals);
    int optional = optionals;
    var values = new Object[components.size()];
    for (int i = 0; i < values.length; i++) {
      var component = components.get(i);
      boolean there = !component.isOptional() || (present >> --optional & 1) == 1;
      values[i] = there ? component.decode(in) : component.absent();
    }
    if (extended) {
      keep(additions(in), values);
    }
    try {
      return constructor.apply(values);
    } catch (IllegalArgumentException refused) {
      throw new DecodeException(String.valueOf(refused.getMessage()));
    }
  }

  private static List<Optional<Octets>> additions(PerReader in) {
    int count = in.bit() ? in.length() : (int) in.bits(6) + 1; // a normally small length, §11.9.3.4
    var there = in.bitString(count);
    var additions = new ArrayList<Optional<Octets>>();
    for (int i = 0; i < count; i++) {
      additions.add(there.at(i) ? Optional.of(in.openOctets()) : Optional.empty());
    }
    return additions;
  }

  private static void keep(List<Optional<Octets>> additions, Object[] values) {
    for (int i = 0; i < values.length; i++) {
      if (values[i] instanceof Extensions extensions) {
        values[i] = new Extensions(extensions.fields(), additions);
      }
    }
  }

  @Override
  public void encode(R value, PerWriter out) {
    var values = new Object[components.size()];
    List<Optional<Octets>> additions = List.of();
    for (int i = 0; i < values.length; i++) {
      values[i] = components.get(i).of(value);
      if (values[i] instanceof Extensions extensions) {
        additions = extensions.additions();
      }
    }
    if (extensible) {
      out.bit(!additions.isEmpty());
    }
    for (int i = 0; i < values.length; i++) {
      if (components.get(i).isOptional()) {
        out.bit(components.get(i).isPresent(values[i]));
      }
    }
    for (int i = 0; i < values.length; i++) {
      if (components.get(i).isPresent(values[i])) {
        components.get(i).encode(values[i], out);
      }
    }
    if (extensible && !additions.isEmpty()) {
      encode(additions, out);
    }
  }

  private static void encode(List<Optional<Octets>> additions, PerWriter out) {
    boolean large = additions.size() > 64;
    out.bit(large);
    if (large) {
      out.length(additions.size());
    } else {
      out.bits(additions.size() - 1L, 6);
    }
    additions.forEach(addition -> out.bit(addition.isPresent()));
    additions.forEach(addition -> addition.ifPresent(out::openOctets));
  }

  @Override
  public Tree render(String name, R value) {
    var children = new ArrayList<Tree>();
    for (var component : components) {
      var content = component.of(value);
      if (component.isPresent(content)) {
        children.add(component.render(content));
      }
    }
    return Tree.of(name, children);
  }

  @Override
  public boolean secret() {
    return components.stream().anyMatch(Component::secret);
  }

  /// The constructor of a record of 3 components.
  @FunctionalInterface
  public interface Of3<A, B, C, R> {
    R apply(A a, B b, C c);
  }

  /// The constructor of a record of 4 components.
  @FunctionalInterface
  public interface Of4<A, B, C, D, R> {
    R apply(A a, B b, C c, D d);
  }

  /// The constructor of a record of 5 components.
  @FunctionalInterface
  public interface Of5<A, B, C, D, E, R> {
    R apply(A a, B b, C c, D d, E e);
  }

  /// The constructor of a record of 6 components.
  @FunctionalInterface
  public interface Of6<A, B, C, D, E, F, R> {
    R apply(A a, B b, C c, D d, E e, F f);
  }
}
