package io.telcomesh.nas.eps;

import static org.assertj.core.api.Assertions.assertThat;

import io.telcomesh.nas.eps.security.ProtectionRules;
import io.telcomesh.security.Direction;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// With what a message is sent, beside what `states.tsv` has of the standard: "0 before, 2 after
/// secure exchange".
class HeaderTypeTest {
  private static final Pattern NUMBER = Pattern.compile("\\d+");

  static Stream<MessagesTest.Example> examples() {
    return MessagesTest.examples();
  }

  @ParameterizedTest
  @MethodSource("examples")
  void isOneThatTheStandardLets(MessagesTest.Example example) {
    var allowed = standard(example);
    assertThat(allowed).contains(ours(example, true, true));
    if (allowed.contains(0)) { // else it is never sent before the secure exchange
      assertThat(ours(example, false, false)).isZero();
      assertThat(allowed).contains(ours(example, true, false));
    }
  }

  private static int ours(MessagesTest.Example example, boolean context, boolean secureExchange) {
    var message = example.message();
    return (example.direction() == Direction.UPLINK
            ? ProtectionRules.ueHeaderType(message, context, secureExchange)
            : ProtectionRules.mmeHeaderType(message, secureExchange))
        .code();
  }

  private static Set<Integer> standard(MessagesTest.Example example) {
    var direction = example.direction() == Direction.UPLINK ? "ue-to-network" : "network-to-ue";
    return states()
        .filter(cells -> cells[0].equals("header-type"))
        .filter(cells -> cells[3].equals(Nas.name(example.message())))
        .filter(cells -> cells[4].equals(direction) || cells[4].equals("both"))
        .flatMap(cells -> NUMBER.matcher(cells[6]).results())
        .map(MatchResult::group)
        .map(Integer::valueOf)
        .collect(Collectors.toSet());
  }

  private static Stream<String[]> states() {
    try (var table =
        Objects.requireNonNull(HeaderTypeTest.class.getResourceAsStream("security/states.tsv"))) {
      return new String(table.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .map(line -> line.split("\t", -1));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
