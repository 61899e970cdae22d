package io.telcomesh.nsm.sdk;

import java.nio.file.Path;

/// Where a gRPC end of NSM listens or is reached: `unix:///path`, `tcp://host:port`, or
/// `host:port`, which means tcp.
public sealed interface NsmUrl {

  /// A stream socket of the file system.
  record Unix(Path path) implements NsmUrl {
    private static final int LONGEST_PATH = 107;

    public Unix {
      if (!path.isAbsolute()) {
        throw new IllegalArgumentException("unix:// needs an absolute path, not " + path);
      }
      if (path.toString().length() > LONGEST_PATH) {
        throw new IllegalArgumentException(
            "the path of a unix socket has at most " + LONGEST_PATH + " characters: " + path);
      }
    }

    @Override
    public String toString() {
      return "unix://" + path;
    }
  }

  /// A TCP port; an empty host means every local address when listening.
  record Tcp(String host, int port) implements NsmUrl {
    public Tcp {
      if (port < 0 || port > 65535) {
        throw new IllegalArgumentException("a TCP port is 0 to 65535, not " + port);
      }
    }

    @Override
    public String toString() {
      return "tcp://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
    }
  }

  /// Reads one of the three forms.
  ///
  /// @throws IllegalArgumentException where it is none of them
  static NsmUrl parse(String text) {
    if (text.startsWith("unix://")) {
      return new Unix(Path.of(text.substring("unix://".length())));
    }
    String authority = text.startsWith("tcp://") ? text.substring("tcp://".length()) : text;
    int colon = authority.lastIndexOf(':');
    if (authority.contains("://") || colon < 0 || !authority.substring(colon + 1).matches("\\d+")) {
      throw new IllegalArgumentException(
          "expected unix:///path, tcp://host:port or host:port, not \"" + text + "\"");
    }
    String host = authority.substring(0, colon).replaceAll("^\\[(.*)]$", "$1");
    return new Tcp(host, portOf(authority.substring(colon + 1)));
  }

  private static int portOf(String digits) {
    return digits.length() > 5 ? Integer.MAX_VALUE : Integer.parseInt(digits);
  }
}
