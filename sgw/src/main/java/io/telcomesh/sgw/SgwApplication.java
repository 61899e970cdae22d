package io.telcomesh.sgw;

import io.telcomesh.boot.NetworkFunction;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/// The SGW as a process.
@SpringBootApplication(proxyBeanMethods = false)
public class SgwApplication {
  /// @param arguments of Spring Boot: `--key=value`
  public static void main(String... arguments) {
    NetworkFunction.run(SgwApplication.class, arguments);
  }
}
