package io.telcomesh.diameter;

/// A request of any application. Not sealed: each application has commands of its own.
public non-sealed interface DiameterRequest extends DiameterMessage {}
