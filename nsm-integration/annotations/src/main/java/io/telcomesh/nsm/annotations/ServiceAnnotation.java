package io.telcomesh.nsm.annotations;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The two grammars, each a list separated by commas:
///
/// | Annotation | An entry |
/// |---|---|
/// | `ns.networkservicemesh.io` | `service[/interface]`, then labels behind `:` or `?`, joined by `&` |
/// | `networkservicemesh.io` | `kernel://service[@domain][/interface][?label=value&…]` |
///
/// A label that is repeated has all its values, joined by commas.
public enum ServiceAnnotation {
  /// Of NSM's releases of 2019 to 2021.
  FIRST("ns.networkservicemesh.io", "[:?]", "service[/interface]:label=value&label=value") {
    @Override
    String afterScheme(String entry) {
      return entry;
    }

    @Override
    String decoded(String text) {
      return text;
    }
  },
  /// Of NSM v1. Its client program reads the same from the variable NSM_NETWORK_SERVICES.
  PRESENT("networkservicemesh.io", "\\?", "kernel://service[@domain][/interface]?label=value") {
    @Override
    String afterScheme(String entry) {
      if (entry.startsWith(KERNEL)) {
        return entry.substring(KERNEL.length());
      }
      throw new IllegalArgumentException(
          entry.contains("://")
              ? "only kernel interfaces are made here; begin it with " + KERNEL
              : "it has no mechanism; begin it with " + KERNEL);
    }

    @Override
    String decoded(String text) {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
  };

  private static final String KERNEL = "kernel://";
  private static final String NAME = "[A-Za-z0-9]([A-Za-z0-9_.-]*[A-Za-z0-9])?";
  private static final Pattern SERVICE = Pattern.compile(NAME);
  private static final Pattern SERVICE_OF_DOMAIN = Pattern.compile(NAME + "(@" + NAME + ")?");
  private static final Pattern INTERFACE = Pattern.compile("(?!\\.{1,2}$)[A-Za-z0-9_.-]{1,15}");
  private static final Pattern LABEL = Pattern.compile("([^\\s=?:&]+)=([^\\s=?&]+)");

  private final String key;
  private final Pattern beforeLabels;
  private final String form;

  ServiceAnnotation(String key, String beforeLabels, String form) {
    this.key = key;
    this.beforeLabels = Pattern.compile(beforeLabels);
    this.form = form;
  }

  /// The annotation's key.
  public String key() {
    return key;
  }

  /// What a workload's annotations ask for, those of NSM among them; empty where there is none.
  ///
  /// @throws IllegalArgumentException that names the annotation, what is wrong in it and what to
  ///   write instead
  public static List<WantedService> wanted(Map<String, String> annotations) {
    var wanted =
        Stream.of(values())
            .flatMap(each ->
                Optional.ofNullable(annotations.get(each.key)).stream()
                    .flatMap(value -> each.read(each.key, value).stream()))
            .toList();
    refuseTwins("annotations", wanted);
    return wanted;
  }

  /// Reads one value.
  ///
  /// @param place what errors begin with: the annotation's key, or a variable's name
  public List<WantedService> read(String place, String value) {
    var wanted = new ArrayList<WantedService>();
    for (String entry : value.split(",", -1)) {
      try {
        wanted.add(entry(entry.strip()));
      } catch (IllegalArgumentException wrong) {
        throw new IllegalArgumentException(
            "%s: \"%s\": %s (the form is %s, several are separated by commas)"
                .formatted(place, entry.strip(), wrong.getMessage(), form),
            wrong);
      }
    }
    refuseTwins(place, wanted);
    return List.copyOf(wanted);
  }

  abstract String afterScheme(String entry);

  abstract String decoded(String text);

  private WantedService entry(String entry) {
    if (entry.isEmpty()) {
      throw new IllegalArgumentException("it names no network service; write one or remove it");
    }
    String[] halves = beforeLabels.split(afterScheme(entry), 2);
    String[] names = halves[0].split("/", -1);
    if (names.length > 2) {
      throw new IllegalArgumentException("only one interface may follow the network service");
    }
    var service = this == FIRST ? SERVICE : SERVICE_OF_DOMAIN;
    if (!service.matcher(names[0]).matches()) {
      throw new IllegalArgumentException(
          "\"%s\" is no network service's name; use letters, digits, '-', '_' and '.'"
              .formatted(names[0]));
    }
    return new WantedService(
        names[0],
        names.length == 2 ? Optional.of(interfaceName(names[1])) : Optional.empty(),
        halves.length == 2 ? labels(halves[1]) : Map.of());
  }

  private static String interfaceName(String name) {
    if (!INTERFACE.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "\"%s\" is no interface's name; use 1 to 15 letters, digits, '-', '_' and '.'"
              .formatted(name));
    }
    return name;
  }

  private Map<String, String> labels(String text) {
    var labels = new LinkedHashMap<String, String>();
    for (String label : text.split("&", -1)) {
      var parts = LABEL.matcher(label);
      if (!parts.matches()) {
        throw new IllegalArgumentException(
            "\"%s\" is no label; write label=value, without blanks".formatted(label));
      }
      labels.merge(decoded(parts.group(1)), decoded(parts.group(2)), (a, b) -> a + "," + b);
    }
    return labels;
  }

  private static void refuseTwins(String place, List<WantedService> wanted) {
    var names = new HashSet<String>();
    for (var one : wanted) {
      one.interfaceName()
          .filter(name -> !names.add(name))
          .ifPresent(twice -> {
            throw new IllegalArgumentException(
                "%s: two connections ask for the interface \"%s\"; give each its own"
                    .formatted(place, twice));
          });
    }
  }
}
