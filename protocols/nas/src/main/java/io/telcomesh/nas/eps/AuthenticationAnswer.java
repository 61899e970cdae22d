package io.telcomesh.nas.eps;

/// How a UE answers an Authentication Request, TS 24.301 §5.4.2.
public sealed interface AuthenticationAnswer extends EmmMessage
    permits AuthenticationResponse, AuthenticationFailure {}
