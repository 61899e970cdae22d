package io.telcomesh.boot;

import java.util.function.IntSupplier;

/// A number that a function shows of itself, as a metric. Every bean of this type is one.
///
/// @param name lower-case words joined by dots
/// @param about what it means, for who reads it
public record Measure(String name, String about, IntSupplier value) {}
