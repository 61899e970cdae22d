package io.telcomesh.identifiers;

/// What all non-GBR bearers of a UE or of an APN share, TS 23.401 §4.7.3.
public record AggregateMaximumBitRate(BitRate uplink, BitRate downlink) {}
