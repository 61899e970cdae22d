package io.telcomesh.boot;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;

/// How a network function's `main` starts it. A wrong configuration ends the process with exit code
/// 1 and a list of the wrong keys.
public final class NetworkFunction {
  private NetworkFunction() {}

  public static ConfigurableApplicationContext run(Class<?> application, String... arguments) {
    var spring = new SpringApplication(application);
    spring.setWebApplicationType(WebApplicationType.SERVLET);
    return spring.run(arguments);
  }
}
