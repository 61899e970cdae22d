package io.telcomesh.mme.control;

import io.telcomesh.identifiers.Imsi;
import io.telcomesh.mme.DetachOutcome;
import io.telcomesh.mme.Mme;
import io.telcomesh.nas.eps.ie.NetworkDetachType;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/// What an operator sees of UEs and may do with them.
@RestController
@RequestMapping("/ues")
class UeController {
  /// T3422 five times, and the answers of SGW and eNodeB.
  private static final int LONGEST_SECONDS = 60;

  private static final int LARGEST_PAGE = 1000;

  private final Mme mme;

  UeController(Mme mme) {
    this.mme = mme;
  }

  /// @param reattach whether the UE shall come back at once; not, if absent
  record Detach(@Nullable Boolean reattach) {
    NetworkDetachType type() {
      return reattach != null && reattach
          ? NetworkDetachType.REATTACH_REQUIRED
          : NetworkDetachType.REATTACH_NOT_REQUIRED;
    }
  }

  /// @param outcome `accepted`, `silent`, `not-reached`, `overtaken`, `not-attached`, or
  ///   `under-way`
  record Detached(String imsi, String outcome) {}

  /// A page of UEs in the order of their IMSIs.
  ///
  /// @param next the IMSI to ask for more with; absent on the last page
  record Page(List<UeView> ues, @Nullable String next) {}

  /// @param after an IMSI; from the first without it
  /// @param size 100 without it, 1 to 1000
  /// @param state `connected`, `idle` or `detached`; all without it
  @GetMapping
  Page ues(
      @RequestParam(defaultValue = "") String after,
      @RequestParam(defaultValue = "100") int size,
      @RequestParam Optional<String> state) {
    if (size < 1 || size > LARGEST_PAGE) {
      throw new IllegalArgumentException("a page has 1 to %d UEs".formatted(LARGEST_PAGE));
    }
    var found =
        mme.contexts()
            .all()
            .flatMap(ue -> UeView.of(ue.context()).stream())
            .filter(ue -> ue.imsi().compareTo(after) > 0)
            .filter(ue -> state.isEmpty() || ue.state().equals(state.get()))
            .sorted(Comparator.comparing(UeView::imsi))
            .limit(size + 1L)
            .toList();
    return found.size() > size
        ? new Page(found.subList(0, size), found.get(size - 1).imsi())
        : new Page(found, null);
  }

  /// 404 where the MME has no such UE.
  @GetMapping("/{imsi}")
  UeView ue(@PathVariable String imsi) {
    return mme.contexts()
        .find(new Imsi(imsi))
        .flatMap(ue -> UeView.of(ue.context()))
        .orElseThrow(() -> unknown(imsi));
  }

  /// 200 when it has ended, 202 while it still goes on, 404 where the MME has no such UE.
  @PostMapping("/{imsi}/detach")
  ResponseEntity<Detached> detach(@PathVariable String imsi, @RequestBody Detach body)
      throws InterruptedException {
    var ended = new ArrayBlockingQueue<DetachOutcome>(1);
    if (!mme.detach(new Imsi(imsi), body.type(), ended::add)) {
      throw unknown(imsi);
    }
    var outcome = ended.poll(LONGEST_SECONDS, TimeUnit.SECONDS);
    return outcome == null
        ? ResponseEntity.accepted().body(new Detached(imsi, "under-way"))
        : ResponseEntity.ok(new Detached(imsi, name(outcome)));
  }

  private static ResponseStatusException unknown(String imsi) {
    return new ResponseStatusException(HttpStatus.NOT_FOUND, "there is no UE " + imsi);
  }

  @ExceptionHandler
  ProblemDetail wrong(IllegalArgumentException wrong) {
    return ProblemDetail.forStatusAndDetail(
        HttpStatus.BAD_REQUEST, String.valueOf(wrong.getMessage()));
  }

  private static String name(DetachOutcome outcome) {
    return outcome.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
