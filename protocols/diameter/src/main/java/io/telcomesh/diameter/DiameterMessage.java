package io.telcomesh.diameter;

/// A command of Diameter, request or answer.
public sealed interface DiameterMessage permits DiameterRequest, DiameterAnswer {
  String originHost();

  String originRealm();
}
