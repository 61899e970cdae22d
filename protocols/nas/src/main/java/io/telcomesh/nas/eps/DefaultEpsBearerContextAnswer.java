package io.telcomesh.nas.eps;

/// What a UE answers to the activation of a default bearer, TS 24.301 §6.4.1.
public sealed interface DefaultEpsBearerContextAnswer extends EsmMessage
    permits ActivateDefaultEpsBearerContextAccept, ActivateDefaultEpsBearerContextReject {}
