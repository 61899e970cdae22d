package io.telcomesh.capture;

import static io.telcomesh.capture.Frames.ETHERNET;
import static io.telcomesh.capture.Frames.data;
import static io.telcomesh.capture.Frames.ethernet;
import static io.telcomesh.capture.Frames.ipv4;
import static io.telcomesh.capture.Frames.ipv6;
import static io.telcomesh.capture.Frames.packet;
import static io.telcomesh.capture.Frames.raw;
import static io.telcomesh.capture.Frames.sctp;
import static io.telcomesh.capture.Frames.tcp;
import static io.telcomesh.capture.Frames.udp;
import static org.assertj.core.api.Assertions.assertThat;

import io.telcomesh.codec.Octets;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CapturedMessagesTest {
  private static final int UDP = 17;
  private static final int TCP = 6;
  private static final int SCTP = 132;
  private static final int SYN = 2;
  private static final Octets HELLO = udp(2123, 2123, Octets.ascii("hello"));

  private final List<CapturedMessage> told = new ArrayList<>();
  private final CapturedMessages messages = new CapturedMessages(new LengthFirst(), told::add);

  /// A message begins with its length, one octet.
  private record LengthFirst() implements StreamFraming {
    @Override
    public int headerLength() {
      return 1;
    }

    @Override
    public OptionalInt messageLength(Octets header) {
      return header.at(0) < 0x20 ? OptionalInt.of(header.at(0)) : OptionalInt.empty();
    }
  }

  @Test
  void tellsWhoSentADatagramToWhom() {
    messages.take(packet(7, ETHERNET, ethernet(0x0800, ipv4(UDP, HELLO))));
    assertThat(told)
        .containsExactly(
            new CapturedMessage(
                List.of(7L),
                Instant.ofEpochSecond(7),
                ETHERNET,
                new InetSocketAddress("10.0.0.1", 2123),
                new InetSocketAddress("10.0.0.2", 2123),
                Transport.UDP,
                0,
                Octets.ascii("hello")));
  }

  @Test
  void findsIpBehindEveryLinkHeader() {
    var ip = ipv4(UDP, HELLO);
    var cooked = Octets.hex("0000 0001 0006 020000000001 0000 0800");
    var cooked2 = Octets.hex("0800 0000 00000002 0001 00 06 0200000000010000");
    take(LinkType.ETHERNET, ethernet(0x8100, Octets.hex("0064 0800").then(ip)));
    take(LinkType.ETHERNET, ethernet(0x88a8, Octets.hex("0064 8100 0001 0800").then(ip)));
    take(LinkType.LINUX_SLL, cooked.then(ip));
    take(LinkType.LINUX_SLL2, cooked2.then(ip));
    take(LinkType.RAW, ip);
    take(LinkType.NULL, Octets.hex("02000000").then(ip));
    take(LinkType.IPV6, ipv6(UDP, HELLO));
    assertThat(texts()).hasSize(7).containsOnly("hello");
    assertThat(messages.skipped()).isEmpty();
  }

  @Test
  void walksIpv6ExtensionHeaders() {
    var destinationOptions = Octets.hex("11 00 0104 00000000").then(HELLO);
    var hopByHop = Octets.hex("3c 01 010c 000000000000000000000000").then(destinationOptions);
    messages.take(raw(1, ipv6(0, hopByHop)));
    assertThat(texts()).containsExactly("hello");
  }

  @Test
  void putsIpv4FragmentsTogetherInAnyOrder() {
    messages.take(raw(1, ipv4(UDP, 9, 1, HELLO.from(8))));
    messages.take(raw(2, ipv4(UDP, 9, 1, HELLO.from(8))));
    messages.take(raw(3, ipv4(UDP, 8, 0x2000, HELLO.slice(0, 8))));
    assertThat(told).isEmpty();
    messages.take(raw(4, ipv4(UDP, 9, 0x2000, HELLO.slice(0, 8))));
    assertThat(texts()).containsExactly("hello");
    assertThat(told.getFirst().frames()).containsExactly(1L, 4L);
  }

  @Test
  void putsIpv6FragmentsTogether() {
    messages.take(raw(1, ipv6(44, Octets.hex("11 00 0001 00000007").then(HELLO.slice(0, 8)))));
    messages.take(raw(2, ipv6(44, Octets.hex("11 00 0008 00000007").then(HELLO.from(8)))));
    assertThat(texts()).containsExactly("hello");
  }

  @Test
  void givesUpPacketsWhoseFragmentsOverlap() {
    messages.take(raw(1, ipv4(UDP, 9, 0x2000, HELLO)));
    messages.take(raw(2, ipv4(UDP, 9, 1, HELLO.from(8))));
    messages.finish();
    assertThat(told).isEmpty();
    assertThat(messages.skipped()).containsExactlyEntriesOf(Map.of(Skipped.UNFINISHED, 1L));
  }

  @Test
  void tellsEveryDataChunkOfAPacket() {
    var heartbeat = Octets.hex("04000008 00010004");
    messages.take(
        raw(
            1,
            ipv4(SCTP, sctp(data(3, 1, 0, text("one")), heartbeat, data(3, 2, 1, text("two"))))));
    assertThat(texts()).containsExactly("one", "two");
    assertThat(told).allMatch(each -> each.payloadProtocol() == 18 && each.onPort(36412));
  }

  @Test
  void passesOverRetransmittedChunks() {
    messages.take(raw(1, ipv4(SCTP, sctp(data(3, 1, 0, text("one"))))));
    messages.take(raw(2, ipv4(SCTP, sctp(data(3, 1, 0, text("one")), data(3, 2, 0, text("two"))))));
    assertThat(texts()).containsExactly("one", "two");
  }

  @Test
  void putsFragmentedUserMessagesTogetherInAnyOrder() {
    messages.take(raw(1, ipv4(SCTP, sctp(data(1, 0, 5, text("fgh"))))));
    messages.take(raw(2, ipv4(SCTP, sctp(data(3, 1, 6, text("other"))))));
    messages.take(raw(3, ipv4(SCTP, sctp(data(2, 0xfffffffeL, 5, text("abc"))))));
    messages.take(raw(4, ipv4(SCTP, sctp(data(0, 0xffffffffL, 5, text("de"))))));
    assertThat(texts()).containsExactly("other", "abcdefgh");
    assertThat(told.getLast().frames()).containsExactly(3L, 4L, 1L);
  }

  @Test
  void joinsNoFragmentsOfDifferentMessages() {
    messages.take(raw(1, ipv4(SCTP, sctp(data(2, 1, 5, text("abc"))))));
    messages.take(raw(2, ipv4(SCTP, sctp(data(2, 2, 5, text("def"))))));
    messages.take(raw(3, ipv4(SCTP, sctp(data(1, 3, 5, text("ghi"))))));
    assertThat(texts()).containsExactly("defghi");
  }

  @Test
  void readsSctpInsideUdp() {
    messages.take(raw(1, ipv4(UDP, udp(9899, 9899, sctp(data(3, 1, 0, text("one")))))));
    assertThat(texts()).containsExactly("one");
    assertThat(told.getFirst().source()).isEqualTo(new InetSocketAddress("10.0.0.1", 36412));
  }

  @Test
  void cutsAStreamIntoMessages() {
    segments(SYN, 99, "");
    segments(0, 100, "\4abc\3d");
    segments(0, 106, "e\2f");
    assertThat(texts()).containsExactly("\4abc", "\3de", "\2f");
    assertThat(told).extracting(CapturedMessage::frames).contains(List.of(100L, 106L));
  }

  @Test
  void ordersSegmentsAndPassesOverRetransmissions() {
    segments(0, 100, "\4ab");
    segments(0, 104, "\3de\2");
    segments(0, 100, "\4ab");
    segments(0, 108, "f");
    segments(0, 102, "bc\3");
    assertThat(texts()).containsExactly("\4abc", "\3de", "\2f");
    assertThat(told).allMatch(each -> each.time().equals(Instant.ofEpochSecond(102)));
  }

  @Test
  void countsSequenceNumbersBeyondTheirEnd() {
    segments(0, 0xfffffffeL, "\4ab");
    segments(0, 1, "c\2d");
    assertThat(texts()).containsExactly("\4abc", "\2d");
  }

  @Test
  void goesOnBehindAGap() {
    segments(0, 100, "\4abc\5x");
    segments(0, 200, "\3de");
    assertThat(texts()).containsExactly("\4abc");
    messages.finish();
    assertThat(texts()).containsExactly("\4abc", "\3de");
    assertThat(messages.skipped()).containsExactlyEntriesOf(Map.of(Skipped.GAP, 1L));
  }

  @Test
  void waitsOnlySoLongForAMissingSegment() {
    segments(0, 100, "\3ab");
    for (int i = 0; i < 65; i++) {
      segments(0, 200 + 3 * i, "\3cd");
    }
    assertThat(told).hasSize(66);
  }

  @Test
  void beginsAgainWithANewConnection() {
    segments(0, 100, "\4ab");
    segments(SYN, 0x7fffffff, "");
    segments(0, 0x80000000L, "\3xy");
    segments(0, 50_000_000, "\3zz");
    assertThat(texts()).containsExactly("\3xy", "\3zz");
  }

  @Test
  void passesOverStreamsOfOtherProtocols() {
    segments(0, 100, "GET / HTTP/1.1");
    segments(0, 114, "\3ab");
    assertThat(texts()).containsExactly("\3ab");
  }

  @Test
  void saysWhatItCouldNotRead() {
    var whole = ipv4(UDP, HELLO);
    messages.take(new Packet(1, Instant.EPOCH, Frames.RAW, whole.slice(0, 24), whole.length()));
    messages.take(raw(2, whole.slice(0, 24)));
    take(new LinkType(147), whole);
    assertThat(messages.skipped())
        .containsOnly(
            Map.entry(Skipped.CUT_SHORT, 1L),
            Map.entry(Skipped.MALFORMED, 1L),
            Map.entry(Skipped.OTHER_LINK_TYPE, 1L));
  }

  @Test
  void holdsLittleOfWhatNeverEnds() {
    var long1 = Octets.wrap(new byte[60_000]);
    for (int i = 0; i < 3000; i++) {
      messages.take(raw(i, ipv4(UDP, i, 0x2000, long1)));
      messages.take(raw(i, ipv4(SCTP, sctp(data(2, 2L * i, 0, long1)))));
      segments(0, 1_000_000L + 100_000L * i, "x".repeat(60_000));
    }
    assertThat(messages.skipped()).containsKeys(Skipped.UNFINISHED, Skipped.GAP);
  }

  @Test
  void throwsNothingForAnyPacket() {
    var random = new Random(2);
    var packets =
        List.of(
            ipv4(SCTP, sctp(data(2, 1, 0, text("one")), data(1, 2, 0, text("two")))),
            ipv4(TCP, tcp(100, 0, text("\4abc\3de"))),
            ipv6(0, Octets.hex("2c 00 0104 00000000 11 00 0001 00000007").then(HELLO)),
            ipv4(UDP, 1, 0x2000, HELLO),
            ipv4(UDP, udp(9899, 9899, sctp(data(3, 1, 0, text("one"))))));
    for (int i = 0; i < 100_000; i++) {
      var octets = packets.get(i % packets.size()).toByteArray();
      for (int flips = random.nextInt(1, 4); flips > 0; flips--) {
        octets[random.nextInt(octets.length)] = (byte) random.nextInt();
      }
      int length = random.nextBoolean() ? octets.length : random.nextInt(octets.length);
      messages.take(raw(i, Octets.wrap(octets).slice(0, length)));
    }
    messages.finish();
    assertThat(messages.skipped()).containsKey(Skipped.MALFORMED);
  }

  private void take(LinkType type, Octets octets) {
    messages.take(packet(1, new CaptureInterface("", type), octets));
  }

  /// A segment whose frame has the number of its first octet.
  private void segments(int flags, long sequence, String payload) {
    messages.take(raw(sequence & 0x7fffffff, ipv4(TCP, tcp(sequence, flags, text(payload)))));
  }

  private static Octets text(String text) {
    return Octets.ascii(text);
  }

  private List<String> texts() {
    return told.stream().map(each -> each.octets().toAscii()).toList();
  }
}
