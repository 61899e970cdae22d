package io.telcomesh.s1ap;

/// What an S1AP-PDU carries. [ElementaryProcedure] has the messages by their procedures.
public sealed interface S1apMessage
    permits UeAssociatedMessage,
        S1SetupRequest,
        S1SetupResponse,
        S1SetupFailure,
        InitialUeMessage,
        UeContextReleaseCommand,
        ErrorIndication,
        Reset,
        ResetAcknowledge,
        Paging,
        EnbConfigurationUpdate,
        EnbConfigurationUpdateAcknowledge,
        EnbConfigurationUpdateFailure,
        OverloadStart,
        OverloadStop,
        UnbuiltMessage {}
