package io.telcomesh.diameter.s6a;

import io.telcomesh.codec.DecodeException;

/// Cancellation-Type, TS 29.272 §7.3.24, in the order of its numbers from 0.
public enum CancellationType {
  MME_UPDATE_PROCEDURE,
  SGSN_UPDATE_PROCEDURE,
  SUBSCRIPTION_WITHDRAWAL,
  UPDATE_PROCEDURE_IWF,
  INITIAL_ATTACH_PROCEDURE;

  static CancellationType of(int number) {
    if (number < 0 || number >= values().length) {
      throw new DecodeException("no cancellation type " + number);
    }
    return values()[number];
  }
}
