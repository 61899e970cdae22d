package io.telcomesh.mme.control;

import io.telcomesh.mme.Mme;
import io.telcomesh.mme.overload.MmeLoad;
import io.telcomesh.mme.overload.OverloadLimits;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// How much the MME takes on, TS 23.401 §4.3.7.4: to look at and to change until it starts again.
@RestController
@RequestMapping("/overload")
class OverloadController {
  private final Mme mme;

  OverloadController(Mme mme) {
    this.mme = mme;
  }

  /// @param level what is done about the load now
  /// @param underWay UEs that have a procedure under way
  record Overload(MmeLoad.Level level, int underWay, OverloadLimits limits) {}

  /// What is absent stays as it is. The names are those of `mme.overload`.
  record Change(
      @Nullable Integer procedures,
      @Nullable Integer congestion,
      @Nullable Integer relief,
      @Nullable Integer reduction,
      @Nullable Duration backOffFrom,
      @Nullable Duration backOffTo,
      OverloadLimits.@Nullable PerEnodeb perEnodeb) {
    OverloadLimits of(OverloadLimits now) {
      return new OverloadLimits(
          Optional.ofNullable(procedures).orElse(now.procedures()),
          Optional.ofNullable(congestion).orElse(now.congestion()),
          Optional.ofNullable(relief).orElse(now.relief()),
          Optional.ofNullable(reduction).orElse(now.reduction()),
          Optional.ofNullable(backOffFrom).orElse(now.backOffFrom()),
          Optional.ofNullable(backOffTo).orElse(now.backOffTo()),
          Optional.ofNullable(perEnodeb).orElse(now.perEnodeb()));
    }
  }

  @GetMapping
  Overload overload() {
    return new Overload(mme.load().level(), mme.active(), mme.load().limits());
  }

  @PatchMapping
  Overload change(@RequestBody Change change) {
    mme.load().limits(change.of(mme.load().limits()));
    return overload();
  }

  @ExceptionHandler
  ProblemDetail wrong(IllegalArgumentException wrong) {
    return ProblemDetail.forStatusAndDetail(
        HttpStatus.BAD_REQUEST, String.valueOf(wrong.getMessage()));
  }
}
