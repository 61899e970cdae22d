package io.telcomesh.kernel;

import java.nio.charset.StandardCharsets;

/// An interface by the namespace it is in and its name, which the kernel limits to 15 octets.
public record LinkEnd(NetworkNamespace namespace, String name) {
  public LinkEnd {
    int length = name.getBytes(StandardCharsets.UTF_8).length;
    if (length == 0
        || length > 15
        || name.equals(".")
        || name.equals("..")
        || !name.matches("[^\\s/:%]+")) {
      throw new IllegalArgumentException("'" + name + "' is no interface name");
    }
  }

  @Override
  public String toString() {
    return name + " in " + namespace;
  }
}
