package io.telcomesh.nsm.sdk;

import io.grpc.Status;
import io.telcomesh.nsm.api.connection.Mechanism;
import io.telcomesh.nsm.api.networkservice.NetworkServiceRequest;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The mechanism KERNEL: an interface of the Linux kernel in a network namespace.
public final class KernelMechanism {

  /// The mechanism's type.
  public static final String TYPE = "KERNEL";

  /// Its class: within one node.
  public static final String LOCAL = "LOCAL";

  /// Parameter: the url of the network namespace's file.
  public static final String INODE_URL = "inodeURL";

  /// Parameter: the interface's name.
  public static final String NAME = "name";

  /// The longest name of an interface in Linux.
  public static final int LONGEST_NAME = 15;

  private static final Pattern NUMBER = Pattern.compile("-(\\d{1,3})$");

  private KernelMechanism() {}

  /// An interface of that name in that namespace.
  public static Mechanism of(NetworkNamespace namespace, String interfaceName) {
    checkName(interfaceName);
    return Mechanism.newBuilder()
        .setCls(LOCAL)
        .setType(TYPE)
        .putAllParameters(namespace.parameters(interfaceName))
        .build();
  }

  /// The interface's name where the mechanism has one.
  public static Optional<String> interfaceName(Mechanism mechanism) {
    return Optional.of(mechanism.getParametersOrDefault(NAME, "")).filter(name -> !name.isEmpty());
  }

  /// The KERNEL mechanism of a request that an endpoint serves: the one already chosen, else the
  /// first of the preferences.
  ///
  /// @throws io.grpc.StatusRuntimeException where there is none
  public static Mechanism chosen(NetworkServiceRequest request) {
    var connection = request.getConnection();
    var offered =
        connection.hasMechanism()
            ? List.of(connection.getMechanism())
            : request.getMechanismPreferencesList();
    return offered.stream()
        .filter(mechanism -> mechanism.getType().equals(TYPE))
        .findFirst()
        .orElseThrow(() ->
            Status.UNKNOWN
                .withDescription(
                    "cannot support any of the requested mechanism: only KERNEL of "
                        + offered.stream().map(Mechanism::getType).toList())
                .asRuntimeException());
  }

  /// The first free name `<stem>-<n>`, its stem cut so that the name fits.
  public static String freeName(String stem, Predicate<String> taken) {
    for (int number = 0; ; number++) {
      String name = numbered(stem, Integer.toString(number));
      if (!taken.test(name)) {
        return name;
      }
    }
  }

  /// The name `<stem>-<n>` with the number that the name of an endpoint ends with, where it has one
  /// and the name is free; else the first free one.
  static String nameFor(String endpoint, String stem, Predicate<String> taken) {
    var number = NUMBER.matcher(endpoint);
    return Optional.of(number)
        .filter(Matcher::find)
        .map(found -> numbered(stem, found.group(1)))
        .filter(name -> !taken.test(name))
        .orElseGet(() -> freeName(stem, taken));
  }

  private static String numbered(String stem, String number) {
    String clean = stem.replaceAll("[^A-Za-z0-9_.-]", "-");
    String tail = "-" + number;
    return clean.substring(0, Math.min(clean.length(), LONGEST_NAME - tail.length())) + tail;
  }

  /// Refuses what Linux would not take as the name of an interface.
  public static void checkName(String name) {
    if (!name.matches("[A-Za-z0-9_.-]{1,15}") || name.equals(".") || name.equals("..")) {
      throw new IllegalArgumentException(
          "an interface name has 1 to 15 letters, digits, '-', '_' or '.', not \"" + name + "\"");
    }
  }
}
