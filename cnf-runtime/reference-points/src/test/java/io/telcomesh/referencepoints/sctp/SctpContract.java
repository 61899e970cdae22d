package io.telcomesh.referencepoints.sctp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.telcomesh.codec.Octets;
import io.telcomesh.referencepoints.DropReason;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What every provider of SCTP does, whatever carries its packets.
public abstract class SctpContract {
  protected static final SctpOptions QUICK =
      new SctpOptions(
          8,
          Duration.ofMillis(200),
          Duration.ofMillis(100),
          Duration.ofMillis(50),
          Duration.ofMillis(400),
          3,
          3,
          8 << 20);
  private static final AtomicInteger NEXT_PORT = new AtomicInteger(41000);
  private static final InetAddress SERVER = InetAddress.ofLiteral("127.0.0.1");
  private static final InetAddress CLIENT = InetAddress.ofLiteral("127.0.0.2");

  protected final RecordingHandler server = new RecordingHandler();
  protected final RecordingHandler client = new RecordingHandler();
  protected final InetSocketAddress at = new InetSocketAddress(SERVER, NEXT_PORT.getAndIncrement());
  protected final InetSocketAddress from = new InetSocketAddress(CLIENT, 0);
  protected SctpProvider provider;
  private Optional<SctpProvider> opened = Optional.empty();

  protected abstract SctpProvider open() throws IOException;

  @BeforeEach
  void openProvider() throws IOException {
    provider = open();
    opened = Optional.of(provider);
  }

  @AfterEach
  void closeProvider() {
    opened.ifPresent(SctpProvider::close);
  }

  @Test
  void carriesMessagesOfSeveralStreamsBothWaysInOrderWithinAStream() throws IOException {
    var dialled = connected();
    var accepted = server.nextUp();
    for (int i = 0; i < 1000; i++) {
      assertThat(dialled.send(numbered(i))).isEmpty();
      assertThat(accepted.send(numbered(i))).isEmpty();
    }
    assertThat(arrived(server, 1000)).isEqualTo(perStream(1000));
    assertThat(arrived(client, 1000)).isEqualTo(perStream(1000));
  }

  @Test
  void saysWhoIsWhoAndHowManyStreamsBothMayUse() throws IOException {
    provider.listen(at, QUICK.withStreams(3), server);
    var dialled = provider.connect(from, at, QUICK, client);
    assertThat(client.nextUp()).isSameAs(dialled);
    var accepted = server.nextUp();
    assertThat(dialled.streams()).isEqualTo(3);
    assertThat(accepted.streams()).isEqualTo(3);
    assertThat(dialled.peer()).isEqualTo(at).isEqualTo(accepted.local());
    assertThat(dialled.local()).isEqualTo(accepted.peer());
    assertThat(dialled.local().getAddress()).isEqualTo(CLIENT);
    assertThat(dialled.send(new SctpMessage(3, 4242, Octets.of(1)))).isPresent();
  }

  @Test
  void carriesAMessageThatNeedsManyPackets() throws IOException {
    var dialled = connected();
    var accepted = server.nextUp();
    var large = Octets.wrap(patterned(300_000));
    assertThat(dialled.send(new SctpMessage(1, 4242, large))).isEmpty();
    assertThat(server.nextMessage()).isEqualTo(new SctpMessage(1, 4242, large));
    assertThat(accepted.send(new SctpMessage(2, 4243, large))).isEmpty();
    assertThat(client.nextMessage()).isEqualTo(new SctpMessage(2, 4243, large));
  }

  @Test
  void refusesAMessageThatIsLongerThanAnyPeerTakes() throws IOException {
    var tooLong = new SctpMessage(0, 4242, Octets.wrap(new byte[(1 << 19) + 1]));
    assertThat(connected().send(tooLong)).contains(DropReason.TOO_LONG);
  }

  @Test
  void endsOnBothSidesWhenOneShutsDown() throws IOException {
    var dialled = connected();
    server.nextUp();
    dialled.send(numbered(0));
    dialled.shutdown();
    assertThat(server.nextMessage()).isEqualTo(numbered(0));
    assertThat(server.nextDown()).isEqualTo(AssociationEnd.SHUT_DOWN);
    assertThat(client.nextDown()).isEqualTo(AssociationEnd.SHUT_DOWN);
    assertThat(dialled.send(numbered(1))).contains(DropReason.NOT_CONNECTED);
  }

  @Test
  void tellsAnAbortFromALoss() throws IOException {
    connected();
    server.nextUp().abort();
    assertThat(server.nextDown()).isEqualTo(AssociationEnd.ABORTED);
    assertThat(client.nextDown()).isEqualTo(AssociationEnd.ABORTED_BY_PEER);
  }

  @Test
  void saysThatNobodyAnswers() throws IOException {
    provider.connect(from, at, QUICK, client);
    assertThat(client.nextDown()).isEqualTo(AssociationEnd.NOT_ESTABLISHED);
  }

  @Test
  void keepsTheOtherAssociationsWhenOneEnds() throws IOException {
    provider.listen(at, QUICK, server);
    var first = provider.connect(from, at, QUICK, client);
    client.nextUp();
    server.nextUp();
    var second = provider.connect(from, at, QUICK, client);
    client.nextUp();
    server.nextUp();
    first.abort();
    server.nextDown();
    assertThat(second.send(numbered(0))).isEmpty();
    assertThat(server.nextMessage()).isEqualTo(numbered(0));
  }

  @Test
  void survivesAHandlerThatFails() throws IOException {
    provider.listen(at, QUICK, new FailingHandler());
    var dialled = provider.connect(from, at, QUICK, client);
    client.nextUp();
    dialled.send(numbered(0));
    var other = new InetSocketAddress(SERVER, NEXT_PORT.getAndIncrement());
    provider.listen(other, QUICK, server);
    provider.connect(from, other, QUICK, client).send(numbered(0));
    server.nextUp();
  }

  @Test
  void acceptsNoMoreOnceTheListenerIsClosedButKeepsWhatIsUp() throws IOException {
    var listener = provider.listen(at, QUICK, server);
    var dialled = provider.connect(from, at, QUICK, client);
    client.nextUp();
    server.nextUp();
    listener.close();
    provider.connect(from, at, QUICK, client);
    assertThat(client.nextDown()).isEqualTo(AssociationEnd.NOT_ESTABLISHED);
    dialled.send(numbered(0));
    assertThat(server.nextMessage()).isEqualTo(numbered(0));
  }

  @Test
  void aPeerThatIsReadNoFurtherHasToWaitAndNoOtherDoes() throws IOException {
    provider.listen(at, QUICK, new StoppingHandler(server));
    var flooding = provider.connect(from, at, QUICK, client);
    client.nextUp();
    var stopped = server.nextUp();
    var other = new RecordingHandler();
    var elsewhere = new InetSocketAddress(SERVER, NEXT_PORT.getAndIncrement());
    provider.listen(elsewhere, QUICK, other);
    var pinging = provider.connect(from, elsewhere, QUICK, client);
    client.nextUp();
    other.nextUp();
    var sent = new ArrayList<SctpMessage>();
    for (int i = 0; i < 100; i++) {
      var octets = patterned(50_000);
      octets[0] = (byte) i;
      sent.add(new SctpMessage(1, 4242, Octets.wrap(octets)));
      assertThat(flooding.send(sent.getLast())).isEmpty();
    }

    for (int i = 0; i < 200; i++) {
      pinging.send(numbered(i));
      assertThat(other.nextMessage()).isEqualTo(numbered(i));
    }
    assertThat(server.waiting()).isLessThan(50);

    stopped.readOn();
    for (var each : sent) {
      assertThat(server.nextMessage()).isEqualTo(each);
    }
  }

  @Test
  void refusesAWildcardAndAPortThatIsTaken() throws IOException {
    provider.listen(at, QUICK, server);
    assertThatThrownBy(() -> provider.listen(at, QUICK, server)).isInstanceOf(IOException.class);
    var wildcard = new InetSocketAddress(InetAddress.ofLiteral("0.0.0.0"), at.getPort());
    assertThatThrownBy(() -> provider.listen(wildcard, QUICK, server))
        .isInstanceOf(IllegalArgumentException.class);
  }

  protected Association connected() throws IOException {
    provider.listen(at, QUICK, server);
    provider.connect(from, at, QUICK, client);
    return client.nextUp();
  }

  protected static SctpMessage numbered(int number) {
    return new SctpMessage(number % 8, 4242, Octets.of(number >> 8, number));
  }

  private static Map<Integer, List<Octets>> arrived(RecordingHandler handler, int count) {
    var arrived = new HashMap<Integer, List<Octets>>();
    for (int i = 0; i < count; i++) {
      var message = handler.nextMessage();
      arrived.computeIfAbsent(message.stream(), _ -> new ArrayList<>()).add(message.octets());
    }
    return arrived;
  }

  private static Map<Integer, List<Octets>> perStream(int count) {
    var expected = new HashMap<Integer, List<Octets>>();
    for (int i = 0; i < count; i++) {
      expected.computeIfAbsent(i % 8, _ -> new ArrayList<>()).add(numbered(i).octets());
    }
    return expected;
  }

  private static byte[] patterned(int length) {
    var octets = new byte[length];
    for (int i = 0; i < length; i++) {
      octets[i] = (byte) (i * 31 + (i >> 8));
    }
    return octets;
  }

  /// Has each association read no further when its first messages come.
  private static final class StoppingHandler implements AssociationHandler {
    private final RecordingHandler heard;
    private final Set<Association> stopped = ConcurrentHashMap.newKeySet();

    StoppingHandler(RecordingHandler heard) {
      this.heard = heard;
    }

    @Override
    public void up(Association association) {
      heard.up(association);
    }

    @Override
    public void received(Association association, List<SctpMessage> burst) {
      if (stopped.add(association)) {
        association.stopReading();
      }
      heard.received(association, burst);
    }

    @Override
    public void restarted(Association association) {}

    @Override
    public void down(Association association, AssociationEnd end) {}
  }

  private static final class FailingHandler implements AssociationHandler {
    @Override
    public void up(Association association) {
      throw new IllegalStateException("on purpose: up");
    }

    @Override
    public void received(Association association, List<SctpMessage> burst) {
      throw new IllegalStateException("on purpose: received");
    }

    @Override
    public void restarted(Association association) {}

    @Override
    public void down(Association association, AssociationEnd end) {}
  }
}
