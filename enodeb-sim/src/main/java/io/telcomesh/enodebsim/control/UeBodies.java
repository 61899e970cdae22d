package io.telcomesh.enodebsim.control;

import io.telcomesh.codec.Octets;
import io.telcomesh.enodebsim.Load;
import io.telcomesh.enodebsim.Subscriber;
import io.telcomesh.identifiers.Apn;
import io.telcomesh.identifiers.Imsi;
import io.telcomesh.identifiers.PdnType;
import io.telcomesh.security.Key;
import io.telcomesh.security.Milenage;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What the control interface is sent. Each record turns itself into what is meant, or says with an
/// [IllegalArgumentException] what it may be.
final class UeBodies {
  private static final int MOST_UES = 1_000_000;
  private static final int LONGEST_WAIT_SECONDS = 3600;

  private UeBodies() {}

  /// New UEs: a range with keys from the seed that the HSS has too, or one UE with its own keys.
  ///
  /// @param seed, k, opc hexadecimal
  record Create(
      @Nullable String first,
      @Nullable Integer count,
      @Nullable String seed,
      @Nullable String imsi,
      @Nullable String k,
      @Nullable String opc) {
    List<Subscriber> subscribers() {
      if (imsi != null && k != null && opc != null && first == null && seed == null) {
        return List.of(new Subscriber(new Imsi(imsi), new Milenage(key("k", k), key("opc", opc))));
      }
      if (first != null && seed != null && imsi == null && k == null && opc == null) {
        return Subscriber.range(new Imsi(first), number(count), octets("seed", seed));
      }
      throw new IllegalArgumentException(
          "either first, count and seed, or imsi, k and opc are needed");
    }

    /// No key goes into a log.
    @Override
    public String toString() {
      return "Create[first=%s, count=%s, imsi=%s]".formatted(first, count, imsi);
    }
  }

  /// UEs that are to attach or to detach.
  ///
  /// @param first without it all
  /// @param rate a second; 0 or absent = as fast as the window allows
  /// @param window how many are under way at most; 64 if absent
  /// @param timeoutSeconds how long the answer may take, 1 to 3600; 60 if absent; 0 = answer at
  ///   once
  /// @param switchOff detach without waiting for the network's accept
  /// @param byImsi attach after forgetting GUTI and keys
  /// @param durations tell what each UE took
  record Run(
      @Nullable String first,
      @Nullable Integer count,
      @Nullable Integer rate,
      @Nullable Integer window,
      @Nullable Integer timeoutSeconds,
      @Nullable Boolean switchOff,
      @Nullable Boolean byImsi,
      @Nullable Boolean durations) {
    Optional<Imsi> firstImsi() {
      return Optional.ofNullable(first).map(Imsi::new);
    }

    int most() {
      return count == null ? MOST_UES : number(count);
    }

    Load.Pace pace() {
      return new Load.Pace(rate == null ? 0 : rate, window == null ? 64 : window);
    }

    Duration timeout() {
      int seconds = timeoutSeconds == null ? 60 : timeoutSeconds;
      if (seconds < 0 || seconds > LONGEST_WAIT_SECONDS) {
        throw new IllegalArgumentException(
            "timeoutSeconds is 0 to %d, not %d".formatted(LONGEST_WAIT_SECONDS, seconds));
      }
      return Duration.ofSeconds(seconds);
    }

    boolean withDurations() {
      return durations != null && durations;
    }

    boolean switchesOff() {
      return switchOff != null && switchOff;
    }

    boolean attachesByImsi() {
      return byImsi != null && byImsi;
    }
  }

  /// The packet data network that a UE is to connect to.
  ///
  /// @param pdnType `ipv4`, `ipv6` or `ipv4v6`; the last if absent
  record Connect(@Nullable String apn, @Nullable String pdnType) {
    Apn name() {
      if (apn == null) {
        throw new IllegalArgumentException("apn is needed");
      }
      return new Apn(apn);
    }

    PdnType type() {
      try {
        return pdnType == null ? PdnType.IPV4V6 : PdnType.valueOf(pdnType.toUpperCase(Locale.ROOT));
      } catch (IllegalArgumentException _) {
        throw new IllegalArgumentException("pdnType is ipv4, ipv6 or ipv4v6, not " + pdnType);
      }
    }
  }

  private static int number(@Nullable Integer count) {
    int number = count == null ? 1 : count;
    if (number < 1 || number > MOST_UES) {
      throw new IllegalArgumentException("count is 1 to %d, not %d".formatted(MOST_UES, number));
    }
    return number;
  }

  private static Key key(String field, String digits) {
    return new Key(octets(field, digits));
  }

  /// Without the digits in what it says.
  private static Octets octets(String field, String digits) {
    if (!digits.matches("([0-9a-fA-F]{2}){16,64}")) {
      throw new IllegalArgumentException(field + " is 32 hexadecimal digits or more");
    }
    return Octets.hex(digits);
  }
}
