package io.telcomesh.mme.control;

import io.telcomesh.identifiers.Imsi;
import io.telcomesh.mme.DetachOutcome;
import io.telcomesh.mme.Mme;
import io.telcomesh.nas.eps.ie.NetworkDetachType;
import java.util.Locale;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/// What an operator may do with UEs.
@RestController
@RequestMapping("/ues")
class UeController {
  /// T3422 five times, and the answers of SGW and eNodeB.
  private static final int LONGEST_SECONDS = 60;

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

  /// 200 when it has ended, 202 while it still goes on, 404 where the MME has no such UE.
  @PostMapping("/{imsi}/detach")
  ResponseEntity<Detached> detach(@PathVariable String imsi, @RequestBody Detach body)
      throws InterruptedException {
    var ended = new ArrayBlockingQueue<DetachOutcome>(1);
    if (!mme.detach(new Imsi(imsi), body.type(), ended::add)) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND, "there is no UE " + imsi);
    }
    var outcome = ended.poll(LONGEST_SECONDS, TimeUnit.SECONDS);
    return outcome == null
        ? ResponseEntity.accepted().body(new Detached(imsi, "under-way"))
        : ResponseEntity.ok(new Detached(imsi, name(outcome)));
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
