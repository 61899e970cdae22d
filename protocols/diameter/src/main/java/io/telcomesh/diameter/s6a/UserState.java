package io.telcomesh.diameter.s6a;

import io.telcomesh.codec.DecodeException;

/// User-State, TS 29.272 §7.3.114, in the order of its numbers from 0.
public enum UserState {
  DETACHED,
  ATTACHED_NOT_REACHABLE_FOR_PAGING,
  ATTACHED_REACHABLE_FOR_PAGING,
  CONNECTED_NOT_REACHABLE_FOR_PAGING,
  CONNECTED_REACHABLE_FOR_PAGING,
  RESERVED;

  static UserState of(int number) {
    if (number < 0 || number >= values().length) {
      throw new DecodeException("no user state " + number);
    }
    return values()[number];
  }
}
