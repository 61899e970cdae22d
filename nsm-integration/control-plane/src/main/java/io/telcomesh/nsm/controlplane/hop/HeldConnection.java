package io.telcomesh.nsm.controlplane.hop;

import io.telcomesh.nsm.api.connection.Connection;
import io.telcomesh.nsm.api.networkservice.NetworkServiceRequest;
import io.telcomesh.nsm.sdk.NsmUrl;

/// One connection in one component. Its methods are called one at a time.
public interface HeldConnection {
  /// Makes the connection, or makes it anew as the request says. The connection of the request and
  /// of the answer have the component's own id and index.
  ///
  /// @throws io.grpc.StatusRuntimeException when it cannot be made; what there was before stays
  Connection request(NetworkServiceRequest request);

  /// Takes the connection away, here and at the next hop as far as that answers.
  void close();

  /// Who was asked last with success.
  NsmUrl nextHop();
}
