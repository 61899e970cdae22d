package io.telcomesh.mme.servicerequest;

import io.telcomesh.codec.OtherIes;
import io.telcomesh.identifiers.Guti;
import io.telcomesh.identifiers.Imsi;
import io.telcomesh.mme.UeContext;
import io.telcomesh.mme.UePorts;
import io.telcomesh.s1ap.CnDomain;
import io.telcomesh.s1ap.Paging;
import io.telcomesh.s1ap.UePagingId;
import java.util.Optional;
import java.util.stream.Stream;

/// An idle UE that the network wants to speak to, TS 36.413 §8.5 and TS 24.301 §5.6.2.2.1.
public final class PagedUe {
  private final UePorts mme;
  private final UeContext ue;

  public PagedUe(UePorts mme) {
    this.mme = mme;
    this.ue = mme.ue();
  }

  /// Whether it is worth while: the UE comes back when it should (TS 24.301 §5.3.5), and there are
  /// cells where it may be.
  public boolean mayBeFound() {
    return ue.reachable() && ue.guti().isPresent() && mme.s1().canPage(ue.registeredAreas());
  }

  /// By the GUTI that it was given last, and by the one before while it may not have taken that: TS
  /// 24.301 §5.4.1.6 b.
  public void page() {
    Stream.concat(ue.formerGuti().stream(), ue.guti().stream())
        .map(this::paging)
        .forEach(mme.s1()::page);
  }

  private Paging paging(Guti guti) {
    return new Paging(
        ue.imsi().map(PagedUe::identityIndex).orElseThrow(),
        new UePagingId.ByStmsi(guti.sTmsi()),
        Optional.empty(),
        CnDomain.PS,
        ue.registeredAreas(),
        ue.radioCapabilityForPaging(),
        OtherIes.NONE);
  }

  /// TS 36.413 §9.2.3.10.
  private static int identityIndex(Imsi imsi) {
    return (int) (Long.parseLong(imsi.digits()) % 1024);
  }
}
