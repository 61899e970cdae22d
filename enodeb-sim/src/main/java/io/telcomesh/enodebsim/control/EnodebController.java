package io.telcomesh.enodebsim.control;

import io.telcomesh.enodebsim.EnodebSim;
import io.telcomesh.enodebsim.s1mme.Enodeb;
import io.telcomesh.enodebsim.s1mme.S1Interface;
import io.telcomesh.s1ap.Cause;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/// What the eNodeBs are doing.
@RestController
@RequestMapping("/enodebs")
class EnodebController {
  private final EnodebSim sim;

  EnodebController(EnodebSim sim) {
    this.sim = sim;
  }

  /// @param mmes those whose associations are up
  record EnodebView(
      int id, String name, int tac, List<Integer> cells, boolean inService, List<MmeView> mmes) {}

  /// @param name once S1 Setup has succeeded
  /// @param refusal of the last S1 Setup
  /// @param updateRefusal of the last configuration update
  record MmeView(
      String address,
      boolean setUp,
      @Nullable String name,
      @Nullable Integer relativeCapacity,
      @Nullable String refusal,
      @Nullable String updateRefusal,
      int connectedUes) {}

  @GetMapping
  List<EnodebView> list() {
    return sim.enodebs().stream().map(EnodebController::view).toList();
  }

  /// Loses all UE contexts of an eNodeB and tells its MMEs.
  @PostMapping("/{name}/reset")
  @ResponseStatus(HttpStatus.ACCEPTED)
  void reset(@PathVariable String name) {
    find(name).reset();
  }

  /// @param name, tac absent = as it is
  record Configuration(@Nullable String name, @Nullable Integer tac) {}

  /// Changes an eNodeB's name or tracking area and tells its MMEs.
  @PostMapping("/{name}/configuration")
  @ResponseStatus(HttpStatus.ACCEPTED)
  void reconfigure(@PathVariable String name, @RequestBody Configuration wanted) {
    var enodeb = find(name);
    var now = enodeb.settings();
    try {
      enodeb.reconfigure(
          wanted.name == null ? now.name() : wanted.name,
          wanted.tac == null ? now.tac() : wanted.tac);
    } catch (IllegalArgumentException wrong) {
      throw new ResponseStatusException(HttpStatus.BAD_REQUEST, wrong.getMessage(), wrong);
    }
  }

  private Enodeb find(String name) {
    return sim.enodebs().stream()
        .filter(enodeb -> enodeb.settings().name().equals(name))
        .findFirst()
        .orElseThrow(
            () -> new ResponseStatusException(HttpStatus.NOT_FOUND, "there is no eNodeB " + name));
  }

  private static EnodebView view(Enodeb enodeb) {
    var settings = enodeb.settings();
    return new EnodebView(
        settings.id(),
        settings.name(),
        settings.tac(),
        settings.cells(),
        enodeb.inService(),
        enodeb.interfaces().stream().map(EnodebController::view).toList());
  }

  private static MmeView view(S1Interface s1) {
    var mme = s1.mme();
    return new MmeView(
        s1.association().peer().getAddress().getHostAddress(),
        mme.isPresent(),
        mme.flatMap(said -> said.mmeName()).orElse(null),
        mme.map(said -> said.relativeMmeCapacity()).orElse(null),
        s1.refusal().map(Cause::toString).orElse(null),
        s1.updateRefusal().map(Cause::toString).orElse(null),
        s1.connections().size());
  }
}
