package io.telcomesh.enodebsim;

import io.telcomesh.boot.NetworkFunction;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/// The simulator as a process.
@SpringBootApplication(proxyBeanMethods = false)
public class EnodebSimApplication {
  /// @param arguments of Spring Boot: `--key=value`
  public static void main(String... arguments) {
    NetworkFunction.run(EnodebSimApplication.class, arguments);
  }
}
