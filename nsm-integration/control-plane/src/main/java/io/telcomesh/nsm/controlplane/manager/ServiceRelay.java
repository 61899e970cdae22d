package io.telcomesh.nsm.controlplane.manager;

import com.google.protobuf.Empty;
import io.grpc.stub.StreamObserver;
import io.telcomesh.nsm.api.registry.NetworkService;
import io.telcomesh.nsm.api.registry.NetworkServiceQuery;
import io.telcomesh.nsm.api.registry.NetworkServiceRegistryGrpc;
import io.telcomesh.nsm.api.registry.NetworkServiceResponse;
import io.telcomesh.nsm.controlplane.hop.Answers;
import io.telcomesh.nsm.sdk.RegistryClient;
import java.util.Optional;

/// The registry of network services, passed on as it is.
final class ServiceRelay extends NetworkServiceRegistryGrpc.NetworkServiceRegistryImplBase {
  private final RegistryClient registry;

  ServiceRelay(RegistryClient registry) {
    this.registry = registry;
  }

  @Override
  public void register(NetworkService service, StreamObserver<NetworkService> answer) {
    Answers.answer(answer, () -> registry.register(service));
  }

  @Override
  public void unregister(NetworkService service, StreamObserver<Empty> answer) {
    Answers.answer(
        answer,
        () -> {
          registry.unregister(service);
          return Empty.getDefaultInstance();
        });
  }

  @Override
  public void find(NetworkServiceQuery query, StreamObserver<NetworkServiceResponse> answer) {
    var pattern = query.getNetworkService();
    if (query.getWatch()) {
      Relaying.watch(
          answer, (change, ended) -> registry.watch(pattern, change, ended), Optional::of);
      return;
    }
    Relaying.all(
        answer,
        () ->
            registry.find(pattern).stream()
                .map(found -> NetworkServiceResponse.newBuilder().setNetworkService(found).build())
                .toList());
  }
}
