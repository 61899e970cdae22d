package io.telcomesh.nsm.controlplane.registry;

import io.grpc.ForwardingServerCall.SimpleForwardingServerCall;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor.MethodType;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import io.telcomesh.nsm.sdk.CallerToken;
import io.telcomesh.nsm.sdk.RegistryPath;
import io.telcomesh.nsm.sdk.Token;
import io.telcomesh.nsm.sdk.TokenSource;
import java.util.ArrayList;

/// Answers the metadata `path` of Register and Unregister: the caller's token in the caller's
/// place, ours behind it. A call without the header counts as one with an empty path.
public final class RegistryPathHeader implements ServerInterceptor {
  private final TokenSource tokens;

  public RegistryPathHeader(TokenSource tokens) {
    this.tokens = tokens;
  }

  @Override
  public <Q, A> ServerCall.Listener<Q> interceptCall(
      ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
    if (call.getMethodDescriptor().getType() != MethodType.UNARY) {
      return next.startCall(call, headers);
    }
    try {
      var sent = headers.get(RegistryPath.KEY);
      var answered = answer(sent == null ? RegistryPath.EMPTY : RegistryPath.parse(sent));
      return next.startCall(
          new SimpleForwardingServerCall<>(call) {
            @Override
            public void sendHeaders(Metadata answer) {
              answer.put(RegistryPath.KEY, answered.toJson());
              super.sendHeaders(answer);
            }
          },
          headers);
    } catch (IllegalArgumentException wrong) {
      call.close(Status.INVALID_ARGUMENT.withDescription(wrong.getMessage()), new Metadata());
      return new ServerCall.Listener<>() {};
    }
  }

  private RegistryPath answer(RegistryPath sent) {
    var path = new ArrayList<String>();
    for (int i = 0; i < sent.index() && i < sent.tokens().size(); i++) {
      path.add(sent.tokens().get(i));
    }
    path.add(CallerToken.ofCall().map(Token::value).orElse(""));
    path.add(tokens.issue().value());
    return new RegistryPath(path.size() - 2, path);
  }
}
