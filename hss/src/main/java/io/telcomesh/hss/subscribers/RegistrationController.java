package io.telcomesh.hss.subscribers;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.telcomesh.diameter.s6a.IdrFlags;
import io.telcomesh.diameter.s6a.InsertSubscriberDataAnswer;
import io.telcomesh.hss.s6a.OperatorAnswer;
import io.telcomesh.identifiers.Imsi;
import java.time.Duration;
import java.util.function.Function;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.async.DeferredResult;

/// What the operator wants of the MME that serves a subscriber.
@RestController
@RequestMapping("/subscribers/{imsi}")
@Tag(name = "Registrations")
class RegistrationController {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final ServingMmes mmes;

  RegistrationController(ServingMmes mmes) {
    this.mmes = mmes;
  }

  @GetMapping("/state")
  @Operation(
      summary = "State and place of a subscriber, as the serving MME knows them",
      description = "With current=true the MME pages the UE to know better")
  DeferredResult<ResponseEntity<?>> state(
      @PathVariable String imsi, @RequestParam(defaultValue = "false") boolean current) {
    var known = IdrFlags.stateAndLocation();
    var wanted = current ? known.current() : known;
    var result = result(answer -> ResponseEntity.ok(StateView.of(imsi, answer)));
    mmes.locate(imsi(imsi), wanted, result::answer);
    return result.deferred();
  }

  @DeleteMapping("/registration")
  @Operation(
      summary = "Detaches a subscriber; the subscription stays",
      description = "With reattach=true the UE is told to attach again")
  DeferredResult<ResponseEntity<?>> detach(
      @PathVariable String imsi, @RequestParam(defaultValue = "false") boolean reattach) {
    var result = result(_ -> ResponseEntity.noContent().build());
    mmes.detach(imsi(imsi), reattach, result::answer);
    return result.deferred();
  }

  private static Imsi imsi(String digits) {
    var fields = new Fields();
    var imsi = fields.required("imsi", digits, "6 to 15 digits", Imsi::new);
    return fields.make("imsi", imsi::orElseThrow);
  }

  private static Result result(Function<InsertSubscriberDataAnswer, ResponseEntity<?>> known) {
    var deferred =
        new DeferredResult<ResponseEntity<?>>(
            PATIENCE.toMillis(), () -> problem(HttpStatus.GATEWAY_TIMEOUT, "No answer"));
    return new Result(deferred, known);
  }

  private record Result(
      DeferredResult<ResponseEntity<?>> deferred,
      Function<InsertSubscriberDataAnswer, ResponseEntity<?>> known) {
    void answer(OperatorAnswer answer) {
      deferred.setResult(
          switch (answer) {
            case OperatorAnswer.Done _ -> ResponseEntity.noContent().build();
            case OperatorAnswer.Known(var told) -> known.apply(told);
            case OperatorAnswer.NoSubscriber _ ->
                problem(HttpStatus.NOT_FOUND, "There is no such subscriber");
            case OperatorAnswer.NotRegistered _ ->
                problem(HttpStatus.CONFLICT, "No MME serves the subscriber");
            case OperatorAnswer.RefusedBy(var result) ->
                problem(HttpStatus.BAD_GATEWAY, "Refused with " + result);
            case OperatorAnswer.NoAnswer _ ->
                problem(HttpStatus.GATEWAY_TIMEOUT, "The MME does not answer");
          });
    }
  }

  private static ResponseEntity<?> problem(HttpStatus status, String detail) {
    return ResponseEntity.of(ProblemDetail.forStatusAndDetail(status, detail)).build();
  }
}
