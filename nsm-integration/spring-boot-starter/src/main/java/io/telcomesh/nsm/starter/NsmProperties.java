package io.telcomesh.nsm.starter;

import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.bind.Name;

/// `nsm.*`: what a function offers to the mesh and asks it for. In `prefix` `{n}` is the ordinal of
/// the pod, the number its name ends with, and `{10+n}` is ten more.
///
/// @param connectTo where the node's manager is reached; without it there is no mesh
/// @param name the pod's name, of which the names of endpoints and clients are made; POD_NAME or
///   HOSTNAME where it is empty
/// @param socketDirectory where the endpoints' sockets are made; empty = `nsm` of the temporary
///   directory
/// @param stateDirectory where addresses given to clients are kept; empty = not beyond the process
@ConfigurationProperties("nsm")
public record NsmProperties(
    @DefaultValue("") String connectTo,
    @DefaultValue("") String name,
    @DefaultValue("") String socketDirectory,
    @DefaultValue("") String stateDirectory,
    @DefaultValue List<Endpoint> endpoints,
    @DefaultValue List<Client> clients) {

  /// One network service that is offered.
  ///
  /// @param prefix where its address and its clients' come from, in CIDR notation
  public record Endpoint(
      @DefaultValue("") String service,
      @DefaultValue Map<String, String> labels,
      @DefaultValue("") String prefix) {}

  /// One network service that is asked for.
  ///
  /// @param interfaceName the interface to be made; with `reach: all` `-<n>` is appended
  public record Client(
      @DefaultValue("") String service,
      @DefaultValue Map<String, String> labels,
      @Name("interface") @DefaultValue("") String interfaceName,
      @DefaultValue("one") Reach reach) {}

  /// How many of the endpoints that match a client is wired to.
  public enum Reach {
    /// Any one, another when it is gone.
    ONE,
    /// Each, as they come and go.
    ALL
  }
}
