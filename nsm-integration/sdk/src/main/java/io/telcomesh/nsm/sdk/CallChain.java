package io.telcomesh.nsm.sdk;

import io.grpc.ChannelCredentials;
import io.grpc.ClientInterceptor;
import io.grpc.InsecureChannelCredentials;
import io.grpc.InsecureServerCredentials;
import io.grpc.ServerCredentials;
import io.grpc.ServerInterceptor;
import java.util.List;

/// What every NSM call of this process passes between its stub and the wire, outgoing and incoming.
/// The one place where identity enters: credentials of the connection, tokens, policy.
///
/// @param tokens what the process puts into its path segments, and into metadata where not empty
public record CallChain(
    ChannelCredentials client,
    ServerCredentials server,
    List<ClientInterceptor> outgoing,
    List<ServerInterceptor> incoming,
    TokenSource tokens) {

  public CallChain {
    outgoing = List.copyOf(outgoing);
    incoming = List.copyOf(incoming);
  }

  /// Without TLS, the caller's token taken as it is.
  public static CallChain plaintext(TokenSource tokens) {
    return new CallChain(
        InsecureChannelCredentials.create(),
        InsecureServerCredentials.create(),
        List.of(CallerToken.sending(tokens)),
        List.of(CallerToken.receiving()),
        tokens);
  }
}
