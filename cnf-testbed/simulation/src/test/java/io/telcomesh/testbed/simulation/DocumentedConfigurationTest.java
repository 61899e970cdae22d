package io.telcomesh.testbed.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.telcomesh.boot.Network;
import io.telcomesh.boot.RuntimeSettings;
import io.telcomesh.boot.WireSettings;
import io.telcomesh.boot.configuration.ConfigurationCheck;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.ByteArrayResource;

/// What the functions' pages say about configuration is so: the file of each page starts its
/// function, and the properties of its tables are there.
class DocumentedConfigurationTest {
  private static final Path ROOT = Path.of("../..");
  private static final Pattern FILE = Pattern.compile("```yaml\n(network:.*?)```", Pattern.DOTALL);
  private static final Pattern KEY =
      Pattern.compile("`((?:network|wires|mme|hss|sgw|pgw|enodeb-sim)\\.[a-z0-9.-]*[a-z0-9])");

  /// Page and module, and the record that its own keys go to.
  @ParameterizedTest
  @CsvSource({
    "mme, io.telcomesh.mme.MmeProperties",
    "hss, io.telcomesh.hss.HssProperties",
    "sgw, io.telcomesh.sgw.SgwProperties",
    "pgw, io.telcomesh.pgw.PgwProperties",
    "enodeb-sim, io.telcomesh.enodebsim.SimulatorProperties"
  })
  void theFileOfThePageIsTaken(String function, Class<?> record) throws IOException {
    var file = FILE.matcher(page(function));
    assertThat(file.find()).isTrue();
    var source = yaml("page", file.group(1));
    var known = new ArrayList<>(List.of("network.", "wires.", "runtime.", function + "."));
    if (defaults(function).contains("${data-directory")) {
      known.add("data-directory");
    }
    assertThat(source.getPropertyNames())
        .allMatch(key -> known.stream().anyMatch(key::startsWith))
        .anyMatch(key -> key.startsWith(function));

    var environment = new StandardEnvironment();
    environment.getPropertySources().addFirst(yaml("shared", Files.readString(shared())));
    environment.getPropertySources().addFirst(yaml("defaults", defaults(function)));
    environment.getPropertySources().addFirst(source);
    ConfigurationPropertySources.attach(environment);
    var factory = new DefaultListableBeanFactory();
    for (var type : List.of(Network.class, WireSettings.class, RuntimeSettings.class, record)) {
      factory.registerBeanDefinition(type.getName(), new RootBeanDefinition(type));
    }
    assertThat(factory.getBeanNamesForAnnotation(ConfigurationProperties.class)).hasSize(4);
    new ConfigurationCheck(environment).postProcessBeanFactory(factory); // or it says what is wrong
  }

  @ParameterizedTest
  @CsvSource({"mme", "hss", "sgw", "pgw", "enodeb-sim"})
  void thePropertiesOfItsTablesAreThere(String function) throws IOException {
    var there =
        Stream.of(defaults(function), Files.readString(shared()))
            .flatMap(text -> Arrays.stream(yaml("defaults", text).getPropertyNames()))
            .toList();
    var shown =
        page(function)
            .lines()
            .filter(line -> line.startsWith("| `"))
            .map(line -> line.split("\\|")[1])
            .flatMap(cell -> KEY.matcher(cell).results().map((MatchResult key) -> key.group(1)))
            .toList();
    assertThat(shown)
        .isNotEmpty()
        .allMatch(key -> there.stream().anyMatch(name -> name.matches(inside(key))));
  }

  /// What the names of a key and of all that is in it look like.
  private static String inside(String key) {
    return Pattern.quote(key) + "([.\\[].*)?";
  }

  private static String page(String function) throws IOException {
    return Files.readString(ROOT.resolve("docs").resolve(function + ".md"));
  }

  private static String defaults(String function) throws IOException {
    return Files.readString(ROOT.resolve(function).resolve("src/main/resources/application.yml"));
  }

  private static Path shared() {
    return ROOT.resolve("cnf-runtime/boot/src/main/resources/io/telcomesh/boot/function.yml");
  }

  private static EnumerablePropertySource<?> yaml(String name, String text) {
    try {
      var resource = new ByteArrayResource(text.getBytes(StandardCharsets.UTF_8));
      return (EnumerablePropertySource<?>)
          new YamlPropertySourceLoader().load(name, resource).getFirst();
    } catch (IOException impossible) {
      throw new AssertionError(impossible);
    }
  }
}
