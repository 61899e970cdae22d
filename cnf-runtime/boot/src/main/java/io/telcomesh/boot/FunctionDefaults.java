package io.telcomesh.boot;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.boot.env.DefaultPropertiesPropertySource;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.io.ClassPathResource;

/// The configuration that every function starts from, below all other sources: `function.yml` of
/// this module, where the `network` file is, and the address of the HTTP server, which is the
/// management interface's and never a wildcard.
final class FunctionDefaults implements EnvironmentPostProcessor, Ordered {
  private static final String NETWORK_FILE = "network-file";
  private static final String MANAGEMENT_INTERFACE = "management.interface";
  private static final String IN_POD = "POD_NAME";

  /// Before the configuration files are read.
  @Override
  public int getOrder() {
    return ConfigDataEnvironmentPostProcessor.ORDER - 1;
  }

  @Override
  public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication app) {
    var defaults = new HashMap<String, Object>(functionYaml());
    var networkFile = Optional.ofNullable(environment.getProperty(NETWORK_FILE));
    defaults.put(
        "spring.config.additional-location",
        networkFile.map(file -> "file:" + file).orElse("optional:file:/etc/telcomesh/network.yml"));
    defaults.put("server.address", managementAddress(environment).getHostAddress());
    DefaultPropertiesPropertySource.addOrMerge(defaults, environment.getPropertySources());
  }

  private static Map<String, Object> functionYaml() {
    try {
      var values = new HashMap<String, Object>();
      var resource = new ClassPathResource("io/telcomesh/boot/function.yml");
      for (var source : new YamlPropertySourceLoader().load("function.yml", resource)) {
        if (source instanceof EnumerablePropertySource<?> enumerable) {
          for (var name : enumerable.getPropertyNames()) {
            Optional.ofNullable(source.getProperty(name))
                .ifPresent(value -> values.put(name, value));
          }
        }
      }
      return values;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static InetAddress managementAddress(ConfigurableEnvironment environment) {
    var named = Optional.ofNullable(environment.getProperty(MANAGEMENT_INTERFACE));
    if (named.isPresent()) {
      return addressOf(named.get())
          .orElseThrow(() ->
              new IllegalArgumentException(
                  "%s = %s: there is no such interface with an IPv4 address"
                      .formatted(MANAGEMENT_INTERFACE, named.get())));
    }
    var inPod =
        environment.containsProperty(IN_POD) ? addressOf("eth0") : Optional.<InetAddress>empty();
    return inPod.orElseGet(InetAddress::getLoopbackAddress);
  }

  private static Optional<InetAddress> addressOf(String interfaceName) {
    try {
      return Optional.ofNullable(NetworkInterface.getByName(interfaceName)).stream()
          .flatMap(NetworkInterface::inetAddresses)
          .filter(Inet4Address.class::isInstance)
          .findFirst();
    } catch (SocketException e) {
      throw new UncheckedIOException(e);
    }
  }
}
