package io.telcomesh.mme.control;

import io.telcomesh.mme.Mme;
import io.telcomesh.mme.s1mme.Enodeb;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// The eNodeBs whose associations are up.
@RestController
@RequestMapping("/enodebs")
class EnodebController {
  private final Mme mme;

  EnodebController(Mme mme) {
    this.mme = mme;
  }

  /// @param reference names it in the MME's logs
  /// @param identity absent before S1 Setup
  /// @param trackingAreas codes of those that its cells are in
  /// @param connectedUes through it
  record EnodebView(
      String reference, @Nullable String identity, List<Integer> trackingAreas, int connectedUes) {
    static EnodebView of(Enodeb enodeb) {
      var told = enodeb.setUp();
      return new EnodebView(
          enodeb.reference(),
          told.map(setUp -> setUp.identity().enbId().toString()).orElse(null),
          told.stream()
              .flatMap(setUp -> setUp.supportedTas().stream())
              .map(area -> area.tac())
              .toList(),
          enodeb.connected().size());
    }
  }

  @GetMapping
  List<EnodebView> enodebs() {
    return mme.s1mme().enodebs().stream()
        .map(EnodebView::of)
        .sorted(Comparator.comparing(EnodebView::reference))
        .toList();
  }
}
