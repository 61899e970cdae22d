package io.telcomesh.gtp.gtpc;

/// How often a node has started, modulo 256: a peer that sees it grow knows that the node has lost
/// its contexts, TS 23.007 §18 and TS 29.274 §8.5 (Recovery).
public record RestartCounter(int value) {
  public RestartCounter {
    Codes.require(value, 255, "a restart counter");
  }
}
