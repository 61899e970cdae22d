package io.telcomesh.testbed.simulation;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The order of the modules, row by row as `docs/architecture.md` has it: a package uses only what
/// its line names, and libraries only where its line allows them.
class ArchitectureTest {
  private static final JavaClasses ALL =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("io.telcomesh");

  /// Module | ours that it may use | libraries.
  private static final String ROWS =
      """
      kernel          |                                          |
      codec           |                                          |
      identifiers     | codec                                    |
      asn1per         | codec                                    |
      security        | codec                                    | bouncycastle
      capture         | codec                                    |
      s1ap            | identifiers asn1per codec                |
      nas             | identifiers security codec               |
      gtp             | identifiers codec                        |
      diameter        | identifiers codec                        |
      procedures      |                                          |
      referencepoints | procedures s1ap nas gtp diameter identifiers asn1per security codec | netty
      userplane       | referencepoints procedures gtp identifiers codec kernel | netty
      boot            | userplane referencepoints procedures s1ap nas gtp diameter identifiers asn1per security codec | spring micrometer
      nsm.annotations |                                          |
      nsm.api         |                                          | grpc
      nsm.sdk         | nsm.api                                  | grpc netty jackson
      nsm.starter     | nsm.sdk nsm.api boot referencepoints     | grpc spring
      nsm.sidecar     | nsm.sdk nsm.api nsm.annotations          | grpc
      nsm.controlplane | nsm.sdk nsm.api kernel                  | grpc netty snakeyaml
      mme             | nsm.starter boot userplane referencepoints procedures s1ap nas gtp diameter identifiers asn1per security codec | spring
      hss             | nsm.starter boot userplane referencepoints procedures diameter identifiers security codec | spring jackson caffeine micrometer
      sgw             | nsm.starter boot userplane referencepoints procedures gtp identifiers security codec | spring
      pgw             | nsm.starter boot userplane referencepoints procedures gtp identifiers security codec | spring
      testbed.decode  | capture s1ap nas gtp diameter identifiers asn1per security codec | picocli jackson
      testbed.cluster | nsm.annotations capture codec            | jackson snakeyaml fabric8
      testbed.scenarios | testbed.cluster                        | jackson
      testbed.cli     | testbed.scenarios testbed.cluster testbed.decode capture s1ap nas gtp diameter identifiers asn1per security codec | picocli jackson jline spring
      enodebsim       | nsm.starter boot userplane referencepoints procedures s1ap nas gtp identifiers asn1per security codec kernel | spring jackson
      """;

  record Line(String module, List<String> ours, List<String> libraries) {
    static Line of(String text) {
      var cells = Arrays.stream(text.split("\\|", -1)).map(String::strip).toList();
      return new Line(cells.get(0), words(cells.get(1)), words(cells.get(2)));
    }

    private static List<String> words(String cell) {
      return cell.isEmpty() ? List.of() : List.of(cell.split("\\s+"));
    }

    String packages() {
      return "io.telcomesh." + module + "..";
    }

    String[] allowed() {
      var own = Stream.of(packages());
      return Stream.concat(own, ours.stream().map(each -> "io.telcomesh." + each + ".."))
          .toArray(String[]::new);
    }

    String[] forbiddenLibraries() {
      return Library.ALL.stream()
          .filter(library -> !libraries.contains(library.name))
          .flatMap(library -> library.packages.stream())
          .toArray(String[]::new);
    }

    @Override
    public String toString() {
      return module;
    }
  }

  record Library(String name, List<String> packages) {
    static final List<Library> ALL =
        List.of(
            new Library("spring", List.of("org.springframework..")),
            new Library("netty", List.of("io.netty..")),
            new Library("grpc", List.of("io.grpc..", "com.google.protobuf..")),
            new Library("bouncycastle", List.of("org.bouncycastle..")),
            new Library("jackson", List.of("tools.jackson..", "com.fasterxml..")),
            new Library("micrometer", List.of("io.micrometer..")),
            new Library("caffeine", List.of("com.github.benmanes..")),
            new Library("snakeyaml", List.of("org.snakeyaml..")),
            new Library("jdiameter", List.of("org.jdiameter..")), // AGPL: in no row, only in tests
            new Library("picocli", List.of("picocli..")),
            new Library("jline", List.of("org.jline..")),
            new Library("fabric8", List.of("io.fabric8..")));
  }

  static Stream<Line> rows() {
    return ROWS.lines().map(Line::of);
  }

  @ParameterizedTest
  @MethodSource("rows")
  void usesOnlyLowerModules(Line row) {
    classes()
        .that()
        .resideInAPackage(row.packages())
        .should()
        .onlyDependOnClassesThat(
            resideInAnyPackage(row.allowed()).or(resideOutsideOfPackage("io.telcomesh..")))
        .check(ALL);
  }

  @ParameterizedTest
  @MethodSource("rows")
  void usesOnlyItsLibraries(Line row) {
    noClasses()
        .that()
        .resideInAPackage(row.packages())
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(row.forbiddenLibraries())
        .check(ALL);
  }

  static Stream<String> functions() {
    return Stream.of("mme", "hss", "sgw", "pgw", "enodebsim");
  }

  /// Spring stands at the edge of a function: `*Application`, `*Configuration`, `*Properties`, and
  /// the packages that serve REST.
  @ParameterizedTest
  @MethodSource("functions")
  void keepsSpringAtTheEdge(String function) {
    noClasses()
        .that()
        .resideInAPackage("io.telcomesh." + function + "..")
        .and()
        .resideOutsideOfPackages(
            "io.telcomesh.hss.subscribers..",
            "io.telcomesh.mme.control..",
            "io.telcomesh.enodebsim.control..")
        .and()
        .haveNameNotMatching(".*(Application|Configuration|Properties)(\\$.*)?")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.springframework..")
        .check(ALL);
  }

  /// Waiting is `ask`, `confirm` and `await`; time is the `Scheduler`.
  @ParameterizedTest
  @MethodSource("functions")
  void neitherSleepsNorReadsTheClockNorStartsThreads(String function) {
    noClasses()
        .that()
        .resideInAPackage("io.telcomesh." + function + "..")
        .and()
        .haveNameNotMatching(".*(Application|Configuration|Properties)(\\$.*)?")
        .should()
        .callMethod(Thread.class, "sleep", long.class)
        .orShould()
        .callMethod(java.time.Instant.class, "now")
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .dependOnClassesThat()
        .belongToAnyOf(Thread.class, java.util.concurrent.CompletableFuture.class)
        .check(ALL);
  }
}
