package io.telcomesh.boot.configuration;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.env.Environment;

/// Binds all configuration records of ours before any bean is made, and collects what is wrong with
/// them: values that have not the form or the range, and keys that no record knows.
public final class ConfigurationCheck implements BeanFactoryPostProcessor {
  private static final String OURS = "io.telcomesh.";

  private final Environment environment;

  public ConfigurationCheck(Environment environment) {
    this.environment = environment;
  }

  /// @throws WrongValues with every wrong key of every record
  @Override
  public void postProcessBeanFactory(ConfigurableListableBeanFactory factory) {
    var wrong = wrongValues(records(factory));
    if (!wrong.isEmpty()) {
      throw new WrongValues(wrong);
    }
  }

  private List<WrongValue> wrongValues(Map<String, Class<?>> records) {
    var binder = Binder.get(environment);
    var wrong = new ArrayList<WrongValue>();
    records.forEach((prefix, type) -> {
      var handler = new CollectingHandler(prefix, records.keySet());
      binder.bind(prefix, Bindable.of(type), handler);
      wrong.addAll(handler.wrong());
    });
    return wrong;
  }

  private static Map<String, Class<?>> records(ConfigurableListableBeanFactory factory) {
    var byPrefix = new TreeMap<String, Class<?>>();
    for (var name : factory.getBeanNamesForAnnotation(ConfigurationProperties.class)) {
      var type = factory.getType(name, false);
      if (type != null && type.isRecord() && type.getName().startsWith(OURS)) {
        byPrefix.put(prefix(type), type);
      }
    }
    return byPrefix;
  }

  private static String prefix(Class<?> type) {
    var annotation = AnnotatedElementUtils.getMergedAnnotation(type, ConfigurationProperties.class);
    if (annotation == null) {
      throw new IllegalStateException(type + " says no prefix");
    }
    return annotation.prefix();
  }
}
