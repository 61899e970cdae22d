package io.telcomesh.hss;

import io.telcomesh.boot.NetworkFunction;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/// The HSS as a process.
@SpringBootApplication(proxyBeanMethods = false)
public class HssApplication {
  public static void main(String[] arguments) {
    NetworkFunction.run(HssApplication.class, arguments);
  }
}
