package io.telcomesh.nsm.sdk;

import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.ClientInterceptor;
import io.grpc.Context;
import io.grpc.Contexts;
import io.grpc.ForwardingClientCall.SimpleForwardingClientCall;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.MethodDescriptor.MethodType;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import io.telcomesh.nsm.api.connection.Connection;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/// The token a caller sends as metadata with each unary call, and its place in the path.
public final class CallerToken {

  static final Metadata.Key<String> TOKEN =
      Metadata.Key.of("nsm-client-token", Metadata.ASCII_STRING_MARSHALLER);
  static final Metadata.Key<String> EXPIRES =
      Metadata.Key.of("nsm-client-token-expires", Metadata.ASCII_STRING_MARSHALLER);

  private static final Context.Key<Token> OF_CALL = Context.key("nsm-client-token");

  private CallerToken() {}

  /// The token of the call that is being served; none where the caller sent none.
  public static Optional<Token> ofCall() {
    return Optional.ofNullable(OF_CALL.get());
  }

  /// The connection, entered by its server, with the caller's token and expiry in the previous
  /// segment (as the caller sent them in metadata, else as they stand in the path) and `own` in the
  /// server's.
  public static Connection written(Connection entered, Optional<Token> caller, Token own) {
    Connection connection = withToken(entered, own);
    if (caller.isEmpty() || ConnectionPath.previous(entered).isEmpty()) {
      return connection;
    }
    var previous = ConnectionPath.previous(entered).orElseThrow().toBuilder();
    previous.setToken(caller.get().value()).setExpires(caller.get().expiresTimestamp());
    return ConnectionPath.withPrevious(connection, previous.build());
  }

  /// The connection with the token in its holder's segment.
  public static Connection withToken(Connection connection, Token token) {
    var segment = ConnectionPath.own(connection).toBuilder();
    segment.setToken(token.value()).setExpires(token.expiresTimestamp());
    return ConnectionPath.withOwn(connection, segment.build());
  }

  static ClientInterceptor sending(TokenSource tokens) {
    return new ClientInterceptor() {
      @Override
      public <Q, A> ClientCall<Q, A> interceptCall(
          MethodDescriptor<Q, A> method, CallOptions options, Channel next) {
        if (method.getType() != MethodType.UNARY) {
          return next.newCall(method, options);
        }
        return new SimpleForwardingClientCall<>(next.newCall(method, options)) {
          @Override
          public void start(Listener<A> listener, Metadata headers) {
            put(headers, tokens.issue());
            super.start(listener, headers);
          }
        };
      }
    };
  }

  static ServerInterceptor receiving() {
    return new ServerInterceptor() {
      @Override
      public <Q, A> ServerCall.Listener<Q> interceptCall(
          ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
        String value = headers.get(TOKEN);
        if (value == null) {
          return next.startCall(call, headers);
        }
        try {
          var token = new Token(value, expiry(headers.get(EXPIRES)));
          var context = Context.current().withValue(OF_CALL, token);
          return Contexts.interceptCall(context, call, headers, next);
        } catch (IllegalArgumentException wrong) {
          call.close(Status.PERMISSION_DENIED.withDescription(wrong.getMessage()), new Metadata());
          return new ServerCall.Listener<>() {};
        }
      }
    };
  }

  private static void put(Metadata headers, Token token) {
    if (!token.value().isEmpty()) {
      headers.put(TOKEN, token.value());
      headers.put(EXPIRES, token.expires().toString());
    }
  }

  private static Instant expiry(@org.jspecify.annotations.Nullable String text) {
    if (text == null) {
      throw new IllegalArgumentException("nsm-client-token came without nsm-client-token-expires");
    }
    try {
      return OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeParseException wrong) {
      throw new IllegalArgumentException(
          "nsm-client-token-expires is no RFC 3339 time: " + text, wrong);
    }
  }
}
