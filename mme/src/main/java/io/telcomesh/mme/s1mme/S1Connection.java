package io.telcomesh.mme.s1mme;

import io.telcomesh.s1ap.EnbUeS1apId;
import io.telcomesh.s1ap.MmeUeS1apId;

/// A UE-associated logical S1 connection, TS 36.413 §3.1: an association and the UE's names on it.
public record S1Connection(Enodeb enodeb, MmeUeS1apId mmeUeS1apId, EnbUeS1apId enbUeS1apId) {}
