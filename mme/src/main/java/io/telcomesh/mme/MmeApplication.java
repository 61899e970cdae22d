package io.telcomesh.mme;

import io.telcomesh.boot.NetworkFunction;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/// The MME as a process.
@SpringBootApplication(proxyBeanMethods = false)
public class MmeApplication {
  /// @param arguments of Spring Boot: `--key=value`
  public static void main(String... arguments) {
    NetworkFunction.run(MmeApplication.class, arguments);
  }
}
