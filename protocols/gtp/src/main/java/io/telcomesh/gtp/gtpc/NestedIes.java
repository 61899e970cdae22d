package io.telcomesh.gtp.gtpc;

import io.telcomesh.codec.OtherIes;

/// The IEs of a grouped IE that no procedure of ours reads.
public record NestedIes(OtherIes others) {}
