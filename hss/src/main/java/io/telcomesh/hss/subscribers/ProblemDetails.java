package io.telcomesh.hss.subscribers;

import io.telcomesh.boot.configuration.WrongValue;
import io.telcomesh.boot.configuration.WrongValues;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/// Errors as RFC 9457 says; `errors` names each field and what it may be.
@RestControllerAdvice
class ProblemDetails extends ResponseEntityExceptionHandler {

  record FieldError(String field, String allowed) {}

  @ExceptionHandler
  ProblemDetail wrongFields(WrongValues wrong) {
    return fieldErrors(wrong.values().stream().map(ProblemDetails::error).toList());
  }

  @ExceptionHandler
  ProblemDetail problem(SubscriberProblem problem) {
    return ProblemDetail.forStatusAndDetail(problem.status(), String.valueOf(problem.getMessage()));
  }

  @Override
  protected @Nullable ResponseEntity<Object> handleHttpMessageNotReadable(
      HttpMessageNotReadableException unreadable,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    var problem =
        unreadable.getCause() instanceof JacksonException json && !json.getPath().isEmpty()
            ? fieldErrors(List.of(new FieldError(path(json), allowed(json))))
            : ProblemDetail.forStatusAndDetail(status, "The body is no JSON object");
    return handleExceptionInternal(unreadable, problem, headers, status, request);
  }

  private static FieldError error(WrongValue value) {
    return new FieldError(value.key(), value.allowed());
  }

  private static ProblemDetail fieldErrors(List<FieldError> errors) {
    var problem =
        ProblemDetail.forStatusAndDetail(
            HttpStatus.BAD_REQUEST,
            errors.stream()
                .map(error -> error.field + ": " + error.allowed)
                .collect(Collectors.joining("; ")));
    problem.setProperty("errors", errors);
    return problem;
  }

  private static String path(JacksonException json) {
    return json.getPath().stream()
        .map(step ->
            step.getPropertyName() == null
                ? "[%d]".formatted(step.getIndex())
                : "." + step.getPropertyName())
        .collect(Collectors.joining())
        .substring(1);
  }

  /// Without the value, which may be a key.
  private static String allowed(JacksonException json) {
    return json instanceof UnrecognizedPropertyException
        ? "there is no such field"
        : "a value of another type is expected";
  }
}
