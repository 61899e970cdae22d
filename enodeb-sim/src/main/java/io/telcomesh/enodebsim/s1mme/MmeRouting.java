package io.telcomesh.enodebsim.s1mme;

import io.telcomesh.enodebsim.UeContext;
import io.telcomesh.identifiers.Gummei;
import io.telcomesh.identifiers.Guti;
import io.telcomesh.identifiers.STmsi;
import io.telcomesh.identifiers.Tai;
import java.util.Optional;

/// What a UE tells an eNodeB of the MME that it is registered with, TS 24.301 §5.3.1.1: the S-TMSI
/// in a tracking area that it is registered in, in any other the GUMMEI, and without a GUTI
/// nothing.
record MmeRouting(Optional<STmsi> sTmsi, Optional<Gummei> registeredMme) {

  static MmeRouting of(UeContext ue, Tai here) {
    boolean registeredHere = ue.trackingAreas().contains(here);
    return new MmeRouting(
        ue.guti().filter(_ -> registeredHere).map(Guti::sTmsi),
        ue.guti().filter(_ -> !registeredHere).map(Guti::gummei));
  }

  /// Whether it names the MME behind an S1 interface; an S-TMSI does so by the MME code alone.
  boolean leadsTo(S1Interface s1) {
    return sTmsi.map(STmsi::mmeCode).filter(s1::serves).isPresent()
        || registeredMme.filter(s1::serves).isPresent();
  }
}
