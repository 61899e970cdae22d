package io.telcomesh.boot.signalling;

import io.telcomesh.boot.FunctionIdentity;
import io.telcomesh.codec.Octets;
import io.telcomesh.codec.Tree;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;

/// `/actuator/signalling?ue=&since=`: the messages that this function sent and received, decoded
/// now. A reader who follows asks again with the `next` of the last answer.
@Endpoint(id = "signalling")
public final class SignallingEndpoint {
  /// TS 23.003 §2.2. Anything else that is asked for is a reference.
  private static final Pattern IMSI = Pattern.compile("[0-9]{6,15}");

  private final FunctionIdentity function;
  private final SignallingRing ring;
  private final List<SignallingDecoder> decoders;
  private final List<UeDirectory> ues;

  public SignallingEndpoint(
      FunctionIdentity function,
      SignallingRing ring,
      List<SignallingDecoder> decoders,
      List<UeDirectory> ues) {
    this.function = function;
    this.ring = ring;
    this.decoders = decoders;
    this.ues = ues;
  }

  /// @param function whose messages they are
  /// @param next to be asked with as `since`
  public record Signalling(String function, long next, List<Message> messages) {}

  /// @param number its place in this function's record
  /// @param referencePoint, local, peer absent for NAS in plain
  /// @param plain whether it was deciphered before it was recorded
  /// @param message its name
  /// @param octets hexadecimal, keys and vectors blanked; empty where no decoder could blank them
  public record Message(
      long number,
      Instant time,
      @Nullable String referencePoint,
      String direction,
      @Nullable String local,
      @Nullable String peer,
      @Nullable String ue,
      boolean plain,
      String message,
      Tree tree,
      String octets) {}

  /// @param ue a reference of this function or an IMSI; all messages without it
  /// @param since the number of the first message; all that are remembered without it
  @ReadOperation
  public Signalling signalling(@Nullable String ue, @Nullable Long since) {
    long end = ring.next();
    var wanted = Optional.ofNullable(ue).map(this::reference);
    var messages =
        ring.since(since == null ? 0 : since).stream()
            .filter(entry -> entry.number() < end)
            .filter(entry -> wanted.isEmpty() || entry.recorded().ue().equals(wanted))
            .map(this::message)
            .toList();
    return new Signalling(function.name(), end, messages);
  }

  private String reference(String ue) {
    if (!IMSI.matcher(ue).matches()) {
      return ue;
    }
    return ues.stream()
        .flatMap(directory -> directory.referenceOf(ue).stream())
        .findFirst()
        .orElse(ue);
  }

  private Message message(SignallingRing.Entry entry) {
    var recorded = entry.recorded();
    var seen =
        decoders.stream()
            .filter(decoder -> decoder.reads(recorded))
            .findFirst()
            .map(decoder -> decoder.decode(recorded))
            .orElseGet(
                () -> new SignallingDecoder.Seen("", Tree.leaf("not decoded", ""), Octets.EMPTY));
    var wire =
        recorded instanceof Recorded.OnWire(var message)
            ? Optional.of(message)
            : Optional.<io.telcomesh.referencepoints.ObservedMessage>empty();
    return new Message(
        entry.number(),
        recorded.time(),
        wire.map(message -> message.referencePoint().label()).orElse(null),
        recorded.direction().name().toLowerCase(Locale.ROOT),
        wire.map(message -> text(message.local())).orElse(null),
        wire.map(message -> text(message.peer())).orElse(null),
        recorded.ue().orElse(null),
        wire.isEmpty(),
        seen.message(),
        seen.tree(),
        seen.octets().toHex());
  }

  private static String text(InetSocketAddress address) {
    return address.getAddress().getHostAddress() + ":" + address.getPort();
  }
}
