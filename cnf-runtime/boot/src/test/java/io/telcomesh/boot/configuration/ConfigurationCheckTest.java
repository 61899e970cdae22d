package io.telcomesh.boot.configuration;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

class ConfigurationCheckTest {
  private static final Map<String, Object> TWO_SITES =
      Map.of(
          "country.sites[0].name", "north",
          "country.sites[0].cells[0]", "1",
          "country.sites[0].cells[1]", "2",
          "country.sites[1].name", "south",
          "country.sites[1].cells[0]", "3");

  @ConfigurationProperties("country")
  record Country(List<Site> sites) {
    record Site(String name, List<Integer> cells) {}
  }

  @Test
  void takesAShorterListInPlaceOfALongerOne() {
    var own =
        Map.<String, Object>of("country.sites[0].name", "own", "country.sites[0].cells[0]", "7");
    assertThatCode(() -> check(own, TWO_SITES)).doesNotThrowAnyException();
  }

  @Test
  void tellsAnUnknownKeyInAListThatReplacesAnother() {
    var own = new HashMap<String, Object>();
    own.put("country.sites[0].name", "own");
    own.put("country.sites[0].cells[0]", "7");
    own.put("country.sites[0].masts[0]", "8");
    assertThatThrownBy(() -> check(own, TWO_SITES))
        .isInstanceOf(WrongValues.class)
        .hasMessageContaining("country.sites[0].masts[0] = 8: there is no such key");
  }

  @Test
  void tellsAnUnknownKeyOfTheDefaults() {
    var defaults = new HashMap<>(TWO_SITES);
    defaults.put("country.size", "9");
    assertThatThrownBy(() -> check(Map.of(), defaults))
        .hasMessageContaining("country.size = 9: there is no such key");
  }

  private static void check(Map<String, Object> own, Map<String, Object> defaults) {
    var environment = new StandardEnvironment();
    environment.getPropertySources().addFirst(new MapPropertySource("defaults", defaults));
    environment.getPropertySources().addFirst(new MapPropertySource("own", own));
    ConfigurationPropertySources.attach(environment);
    var factory = new DefaultListableBeanFactory();
    factory.registerBeanDefinition("country", new RootBeanDefinition(Country.class));
    new ConfigurationCheck(environment).postProcessBeanFactory(factory);
  }
}
