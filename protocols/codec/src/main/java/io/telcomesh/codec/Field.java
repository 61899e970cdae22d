package io.telcomesh.codec;

/// One announced value on the wire.
public record Field<T extends Tag>(T tag, Octets value) {}
