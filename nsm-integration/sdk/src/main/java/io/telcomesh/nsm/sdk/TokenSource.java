package io.telcomesh.nsm.sdk;

import java.time.Duration;

/// Issues the tokens of this process.
public interface TokenSource {

  /// How long a token lives unless a source says otherwise, NSM's NSM_MAX_TOKEN_LIFETIME.
  Duration DEFAULT_LIFETIME = Duration.ofMinutes(10);

  /// A token for this moment.
  Token issue();

  /// For a process without identity: no token, only the life of its path segments.
  static TokenSource anonymous(NsmClock clock) {
    return () -> new Token("", clock.now().plus(DEFAULT_LIFETIME));
  }
}
