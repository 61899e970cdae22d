package io.telcomesh.hss.subscribers;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.filter.OncePerRequestFilter;

/// The bearer token (RFC 6750) that the operator's requests must have. Without one everybody on the
/// management network may manage subscribers, but nobody may read keys.
public final class ManagementToken extends OncePerRequestFilter {
  private static final String BEARER = "Bearer ";

  private static final Set<String> OPEN =
      Set.of("/", "/index.html", "/subscribers.js", "/subscribers.css", "/v3/api-docs", "/error");
  private static final List<String> OPEN_BELOW =
      List.of("/actuator/", "/v3/api-docs/", "/swagger-ui");

  private final String token;

  /// @param token empty: none is needed
  public ManagementToken(String token) {
    this.token = token;
  }

  boolean required() {
    return !token.isEmpty();
  }

  /// The page itself, its description and the actuator tell nothing of subscribers. The path is the
  /// container's, decoded and without detours.
  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    var rest = request.getPathInfo();
    var path = rest == null ? request.getServletPath() : request.getServletPath() + rest;
    return !required() || OPEN.contains(path) || OPEN_BELOW.stream().anyMatch(path::startsWith);
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (Optional.ofNullable(request.getHeader(HttpHeaders.AUTHORIZATION))
        .filter(this::is)
        .isPresent()) {
      chain.doFilter(request, response);
      return;
    }
    response.setStatus(HttpStatus.UNAUTHORIZED.value());
    response.setHeader(HttpHeaders.WWW_AUTHENTICATE, BEARER.strip());
    response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
    response
        .getWriter()
        .write(
            """
            {"status": 401, "title": "Unauthorized", "detail": "The management token is missing or wrong"}
            """);
  }

  private boolean is(String authorization) {
    return MessageDigest.isEqual(octets(BEARER + token), octets(authorization));
  }

  private static byte[] octets(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
