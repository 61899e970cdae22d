package io.telcomesh.capture;

/// What carried a message.
public enum Transport {
  UDP,
  TCP,
  SCTP
}
