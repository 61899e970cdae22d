package io.telcomesh.boot;

import java.util.regex.Pattern;

/// Which of its kind this function is.
///
/// @param kind such as `mme`; the prefix of its metrics
/// @param name of its endpoints and clients, the pod's: `mme-0`
/// @param ordinal the pod's number in its StatefulSet, 0 where the name has none; chooses address
///   prefixes and the MME code
public record FunctionIdentity(String kind, String name, int ordinal) {
  private static final Pattern STATEFUL = Pattern.compile("[a-z0-9-]*-(\\d{1,4})");

  /// The function in the pod of this name.
  public static FunctionIdentity ofPod(String kind, String pod) {
    var numbered = STATEFUL.matcher(pod);
    return new FunctionIdentity(
        kind, pod, numbered.matches() ? Integer.parseInt(numbered.group(1)) : 0);
  }

  /// The function on a host: the host's name counts where it is a pod's of this kind, else this is
  /// number 0.
  public static FunctionIdentity onHost(String kind, String host) {
    return ofPod(kind, host.matches(Pattern.quote(kind) + "-\\d{1,4}") ? host : kind + "-0");
  }

  @Override
  public String toString() {
    return name;
  }
}
