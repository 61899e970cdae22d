package io.telcomesh.enodebsim.esm;

/// The UE has no connection to ask over, or none of the kind that is to end.
record NotConnected() {}
