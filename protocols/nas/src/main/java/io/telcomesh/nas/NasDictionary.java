package io.telcomesh.nas;

import io.telcomesh.codec.Dictionary;
import io.telcomesh.codec.Element;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The elements that the standard gives one message: the same identifier means another element in
/// another message.
///
/// @param places the names of the imperative part's elements, spare half octets left out
/// @param elements those with an identifier, by it
public record NasDictionary(List<String> places, Map<Integer, Entry> elements)
    implements Dictionary<NasTag> {
  public record Entry(NasFormat format, Element<?> element) {}

  public NasDictionary {
    places = List.copyOf(places);
    elements = Map.copyOf(elements);
  }

  @Override
  public Optional<Element<?>> element(NasTag tag) {
    return entry(tag.identifier()).map(Entry::element);
  }

  Optional<NasFormat> format(int identifier) {
    return entry(identifier).map(Entry::format);
  }

  <V> Element<V> named(int place, Element<V> type) {
    return NamedElement.of(places.get(place), type);
  }

  <V> Element<V> named(NasTag tag, Element<V> type) {
    var known =
        element(tag).orElseThrow(() -> new IllegalArgumentException("the standard has no " + tag));
    return NamedElement.of(known.name(), type);
  }

  private Optional<Entry> entry(int identifier) {
    return Optional.ofNullable(elements.get(identifier));
  }
}
