package io.telcomesh.pgw;

import io.telcomesh.boot.NetworkFunction;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/// The PGW as a process.
@SpringBootApplication(proxyBeanMethods = false)
public class PgwApplication {
  /// @param arguments of Spring Boot: `--key=value`
  public static void main(String... arguments) {
    NetworkFunction.run(PgwApplication.class, arguments);
  }
}
