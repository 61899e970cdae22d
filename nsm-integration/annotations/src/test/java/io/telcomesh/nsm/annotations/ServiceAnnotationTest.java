package io.telcomesh.nsm.annotations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServiceAnnotationTest {
  private static final WantedService S6A =
      new WantedService("4g-network", Optional.empty(), Map.of("app", "s6a"));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "4g-network:app=s6a | kernel://4g-network?app=s6a",
        "4g-network?app=s6a | kernel://4g-network?app=s6a",
        "4g-network | kernel://4g-network",
        "4g-network/s6a0 | kernel://4g-network/s6a0",
        "4g-network/s6a0?app=s6a&tier=gold | kernel://4g-network/s6a0?app=s6a&tier=gold",
        "lte/s5u3?link=s5u,lte/s5c4:link=s5c | kernel://lte/s5u3?link=s5u,kernel://lte/s5c4?link=s5c",
        "' a:x=1 , b:x=2 ' | kernel://a?x=1,kernel://b?x=2",
      })
  void readsTheFirstGrammar(String value, String urls) {
    assertThat(WantedService.urls(ServiceAnnotation.FIRST.read("here", value))).isEqualTo(urls);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "kernel://4g-network?app=s6a | 4g-network | | {app=s6a}",
        "kernel://4g-network@operator.example/s6a | 4g-network@operator.example | s6a | {}",
        "kernel://s11/nsm-1?app=s11&zone=a&zone=b | s11 | nsm-1 | '{app=s11, zone=a,b}'",
        "kernel://s11?note=two%20words | s11 | | {note=two words}",
      })
  void readsThePresentGrammar(String value, String service, String interfaceName, String labels) {
    var wanted = ServiceAnnotation.PRESENT.read("here", value);

    assertThat(wanted).hasSize(1);
    assertThat(wanted.getFirst().service()).isEqualTo(service);
    assertThat(wanted.getFirst().interfaceName()).isEqualTo(Optional.ofNullable(interfaceName));
    assertThat(wanted.getFirst().labels()).hasToString(labels);
  }

  @ParameterizedTest
  @CsvSource({
    "kernel://a/b?x=1&y=2",
    "kernel://a@d.example?x=1&x=2&y=z",
    "kernel://a?note=two+words",
    "'kernel://a/if0?x=1,kernel://a/if1?x=2'"
  })
  void writesWhatItReads(String urls) {
    assertThat(WantedService.urls(ServiceAnnotation.PRESENT.read("here", urls))).isEqualTo(urls);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'' | it names no network service",
        "a:x=1, | it names no network service",
        ":app=s6a | \"\" is no network service's name",
        "4g network:app=s6a | \"4g network\" is no network service's name",
        "a@b:app=s6a | \"a@b\" is no network service's name",
        "a: | \"\" is no label; write label=value",
        "a:app | \"app\" is no label; write label=value",
        "a:app= | \"app=\" is no label; write label=value",
        "a:=s6a | \"=s6a\" is no label; write label=value",
        "a:app=s6a&&b=c | \"\" is no label; write label=value",
        "a:app=s6a?b=c | \"app=s6a?b=c\" is no label; write label=value",
        "a/:x=1 | \"\" is no interface's name; use 1 to 15",
        "a/an-interface-name:x=1 | \"an-interface-name\" is no interface's name",
        "a/..:x=1 | \"..\" is no interface's name",
        "a/b/c | only one interface may follow",
      })
  void saysWhatIsWrongInTheFirstGrammar(String value, String error) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ServiceAnnotation.FIRST.read("ns.networkservicemesh.io", value))
        .withMessageStartingWith("ns.networkservicemesh.io: \"")
        .withMessageContaining(error)
        .withMessageContaining("the form is service[/interface]:label=value");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "4g-network?app=s6a | it has no mechanism; begin it with kernel://",
        "memif://4g-network | only kernel interfaces are made here; begin it with kernel://",
        "kernel:// | \"\" is no network service's name",
        "kernel://a@ | \"a@\" is no network service's name",
        "kernel://a:app=s6a | \"a:app=s6a\" is no network service's name",
        "kernel://a?app=%zz | Illegal hex characters",
        "kernel://a?app | \"app\" is no label; write label=value",
      })
  void saysWhatIsWrongInThePresentGrammar(String value, String error) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ServiceAnnotation.PRESENT.read("networkservicemesh.io", value))
        .withMessageContaining("networkservicemesh.io: \"" + value + "\": ")
        .withMessageContaining(error)
        .withMessageContaining("the form is kernel://service");
  }

  @Test
  void readsBothAnnotationsOfAWorkloadAndNoOthers() {
    assertThat(
            ServiceAnnotation.wanted(
                Map.of(
                    "ns.networkservicemesh.io", "4g-network:app=s6a",
                    "networkservicemesh.io", "kernel://4g-network?app=s6a",
                    "prometheus.io/scrape", "true")))
        .isEqualTo(List.of(S6A, S6A));
    assertThat(ServiceAnnotation.wanted(Map.of())).isEmpty();
  }

  @Test
  void refusesOneInterfaceForTwo() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ServiceAnnotation.FIRST.read("here", "a/if0:x=1,a/if0:x=2"))
        .withMessage("here: two connections ask for the interface \"if0\"; give each its own");
    assertThatIllegalArgumentException()
        .isThrownBy(() ->
            ServiceAnnotation.wanted(
                Map.of(
                    "ns.networkservicemesh.io",
                    "a/if0",
                    "networkservicemesh.io",
                    "kernel://a/if0")))
        .withMessageContaining("two connections ask for the interface \"if0\"");
  }
}
