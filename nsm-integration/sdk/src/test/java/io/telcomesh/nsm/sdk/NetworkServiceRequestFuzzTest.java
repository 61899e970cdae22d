package io.telcomesh.nsm.sdk;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.google.protobuf.InvalidProtocolBufferException;
import io.grpc.StatusRuntimeException;
import io.telcomesh.nsm.api.networkservice.NetworkServiceRequest;

/// Whatever comes as a network service request is served or refused with a status.
class NetworkServiceRequestFuzzTest {
  @FuzzTest
  void readsAnything(byte[] octets) {
    try {
      var request = NetworkServiceRequest.parseFrom(octets);
      request.getMechanismPreferencesList().forEach(KernelMechanism::interfaceName);
      var entered = ConnectionPath.enter(request.getConnection(), "endpoint");
      ConnectionPath.own(entered);
      ConnectionPath.previous(entered);
      ConnectionPath.next(entered);
      ConnectionPath.leave(ConnectionPath.endHere(entered), request.getConnection());
      KernelMechanism.chosen(request);
    } catch (InvalidProtocolBufferException | StatusRuntimeException _) {
      // gRPC answers the caller.
    }
  }
}
