package io.telcomesh.nsm.sdk;

import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.ClientInterceptor;
import io.grpc.ClientInterceptors;
import io.grpc.Context;
import io.grpc.ForwardingClientCall.SimpleForwardingClientCall;
import io.grpc.ForwardingClientCallListener.SimpleForwardingClientCallListener;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import io.telcomesh.nsm.api.registry.NetworkService;
import io.telcomesh.nsm.api.registry.NetworkServiceEndpoint;
import io.telcomesh.nsm.api.registry.NetworkServiceEndpointQuery;
import io.telcomesh.nsm.api.registry.NetworkServiceEndpointRegistryGrpc;
import io.telcomesh.nsm.api.registry.NetworkServiceEndpointResponse;
import io.telcomesh.nsm.api.registry.NetworkServiceQuery;
import io.telcomesh.nsm.api.registry.NetworkServiceRegistryGrpc;
import io.telcomesh.nsm.api.registry.NetworkServiceResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// A registry as a manager, a forwarder, an endpoint or a client calls it. Register and Unregister
/// carry the metadata `path`: empty at first, then what the registry last answered for that name.
/// All methods throw [io.grpc.StatusRuntimeException] where the call fails.
public final class RegistryClient {

  /// The longest a unary call may take; the registry keeps an entry that much shorter.
  public static final Duration DEADLINE = Duration.ofSeconds(15);

  private static final CallOptions.Key<String> NAME = CallOptions.Key.create("registered name");

  /// A stream of changes that runs until it is stopped.
  public interface Watch {
    void stop();
  }

  private final Map<String, String> paths = new ConcurrentHashMap<>();
  private final Channel channel;

  public RegistryClient(Channel channel) {
    this.channel = ClientInterceptors.intercept(channel, new PathReplay());
  }

  /// Registers or refreshes; the answer says until when.
  public NetworkServiceEndpoint register(NetworkServiceEndpoint endpoint) {
    return endpoints(endpoint.getName()).register(endpoint);
  }

  public void unregister(NetworkServiceEndpoint endpoint) {
    var _ = endpoints(endpoint.getName()).unregister(endpoint);
    paths.remove("nse:" + endpoint.getName());
  }

  public NetworkService register(NetworkService service) {
    return services(service.getName()).register(service);
  }

  public void unregister(NetworkService service) {
    var _ = services(service.getName()).unregister(service);
    paths.remove("ns:" + service.getName());
  }

  /// The endpoints that have the name, the services, the labels and the part of the url given.
  public List<NetworkServiceEndpoint> find(NetworkServiceEndpoint pattern) {
    var found = new ArrayList<NetworkServiceEndpoint>();
    endpoints(pattern.getName())
        .find(query(pattern, false))
        .forEachRemaining(answer -> found.add(answer.getNetworkServiceEndpoint()));
    return found;
  }

  /// The network services that have the name and the payload given.
  public List<NetworkService> find(NetworkService pattern) {
    var found = new ArrayList<NetworkService>();
    services(pattern.getName())
        .find(query(pattern, false))
        .forEachRemaining(answer -> found.add(answer.getNetworkService()));
    return found;
  }

  /// What matches now, then each change, until the stream ends.
  ///
  /// @param ended the status the stream ended with, not called after [Watch#stop]
  public Watch watch(
      NetworkServiceEndpoint pattern,
      Consumer<NetworkServiceEndpointResponse> change,
      Consumer<Status> ended) {
    var following = new Following<>(change, ended);
    following.life.run(() ->
        NetworkServiceEndpointRegistryGrpc.newStub(channel).find(query(pattern, true), following));
    return following;
  }

  /// As for endpoints.
  public Watch watch(
      NetworkService pattern, Consumer<NetworkServiceResponse> change, Consumer<Status> ended) {
    var following = new Following<>(change, ended);
    following.life.run(
        () -> NetworkServiceRegistryGrpc.newStub(channel).find(query(pattern, true), following));
    return following;
  }

  private NetworkServiceEndpointRegistryGrpc.NetworkServiceEndpointRegistryBlockingStub endpoints(
      String name) {
    return NetworkServiceEndpointRegistryGrpc.newBlockingStub(channel)
        .withOption(NAME, "nse:" + name)
        .withDeadlineAfter(DEADLINE.toMillis(), TimeUnit.MILLISECONDS);
  }

  private NetworkServiceRegistryGrpc.NetworkServiceRegistryBlockingStub services(String name) {
    return NetworkServiceRegistryGrpc.newBlockingStub(channel)
        .withOption(NAME, "ns:" + name)
        .withDeadlineAfter(DEADLINE.toMillis(), TimeUnit.MILLISECONDS);
  }

  private static NetworkServiceEndpointQuery query(NetworkServiceEndpoint pattern, boolean watch) {
    return NetworkServiceEndpointQuery.newBuilder()
        .setNetworkServiceEndpoint(pattern)
        .setWatch(watch)
        .build();
  }

  private static NetworkServiceQuery query(NetworkService pattern, boolean watch) {
    return NetworkServiceQuery.newBuilder().setNetworkService(pattern).setWatch(watch).build();
  }

  private static final class Following<T> implements StreamObserver<T>, Watch {
    private final Context.CancellableContext life = Context.ROOT.withCancellation();
    private final Consumer<T> change;
    private final Consumer<Status> ended;

    Following(Consumer<T> change, Consumer<Status> ended) {
      this.change = change;
      this.ended = ended;
    }

    @Override
    public void onNext(T value) {
      change.accept(value);
    }

    /// A registry that ends cancels its streams as well: only our own stop is silent.
    @Override
    public void onError(Throwable failure) {
      if (!life.isCancelled()) {
        ended.accept(Status.fromThrowable(failure));
      }
    }

    @Override
    public void onCompleted() {
      ended.accept(Status.OK);
    }

    @Override
    public void stop() {
      life.cancel(null);
    }
  }

  /// Sends the `path` of the name with each Register and Unregister, and keeps the one answered.
  private final class PathReplay implements ClientInterceptor {
    @Override
    public <Q, A> ClientCall<Q, A> interceptCall(
        MethodDescriptor<Q, A> method, CallOptions options, Channel next) {
      String name = options.getOption(NAME);
      if (name == null || method.getType() != MethodDescriptor.MethodType.UNARY) {
        return next.newCall(method, options);
      }
      return new SimpleForwardingClientCall<>(next.newCall(method, options)) {
        @Override
        public void start(Listener<A> listener, Metadata headers) {
          headers.put(RegistryPath.KEY, paths.getOrDefault(name, RegistryPath.EMPTY.toJson()));
          super.start(keeping(name, listener), headers);
        }
      };
    }

    private <A> ClientCall.Listener<A> keeping(String name, ClientCall.Listener<A> listener) {
      return new SimpleForwardingClientCallListener<>(listener) {
        @Override
        public void onHeaders(Metadata headers) {
          String answered = headers.get(RegistryPath.KEY);
          if (answered != null) {
            paths.put(name, answered);
          }
          super.onHeaders(headers);
        }
      };
    }
  }
}
