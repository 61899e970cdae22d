package io.telcomesh.referencepoints.sctp.userspace;

import static io.telcomesh.referencepoints.sctp.userspace.CFunctions.INT;
import static io.telcomesh.referencepoints.sctp.userspace.CFunctions.LONG;
import static io.telcomesh.referencepoints.sctp.userspace.CFunctions.SHORT;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/// The thread that is the protocol engine: it reads packets in bursts and feeds them to the
/// library, lets time pass for it, looks at the sockets it points out, and sends what it gave, many
/// packets a system call.
final class Engine implements UpCalls.Receiver, Runnable {
  /// The longest message that is sent or taken, in octets.
  static final int LONGEST_MESSAGE = 1 << 19;

  /// Send and receive buffer of a socket.
  static final int SOCKET_BUFFER = 2 * LONGEST_MESSAGE;

  private static final System.Logger LOG = System.getLogger(Engine.class.getName());
  private static final int READ_AT_ONCE = 32;
  private static final int LARGEST_PACKET_READ = 1 << 16;
  private static final long TICK = TimeUnit.MILLISECONDS.toNanos(10);
  private static final long ACTIVE = TimeUnit.SECONDS.toNanos(1);
  private static final int POLLIN = 1;

  private final Arena arena = Arena.ofShared();
  private final Network network = new Network(this::watchAnew);
  private final Queue<Runnable> commands = new ConcurrentLinkedQueue<>();
  private final AtomicBoolean asleep = new AtomicBoolean();
  private final Map<Long, WatchedSocket> sockets = new HashMap<>();
  private final Queue<Long> ready = new ArrayDeque<>();
  private final ArrayDeque<UserSpaceAssociation> unsent = new ArrayDeque<>();
  private final PacketBatch incoming = new PacketBatch(arena, READ_AT_ONCE, LARGEST_PACKET_READ);
  private final MemorySegment eight = arena.allocate(8, 8);
  private final MemorySegment messageRoom = arena.allocate(LONGEST_MESSAGE, 8);
  private final MemorySegment zero = arena.allocate(INT);
  private final MemorySegment one = arena.allocateFrom(INT, 1);
  private final MemorySegment sendInfo = arena.allocate(16, 8);
  private final Usrsctp.ReceiveInfo receiveInfo = new Usrsctp.ReceiveInfo(arena);
  private final int udpPort;
  private final int eventfd;
  private final Thread thread;
  private MemorySegment watched = MemorySegment.NULL;
  private int watchedCount;
  private long nextSocket = 1;
  private long lastTick = System.nanoTime();
  private long lastActivity = lastTick;
  private volatile boolean open = true;

  /// @param udpPort where peers take encapsulated packets, RFC 6951
  Engine(int udpPort) throws IOException {
    this.udpPort = udpPort;
    eventfd = LinuxSockets.eventfd();
    watchAnew();
    UpCalls.lendTo(this);
    thread = Thread.ofPlatform().name("sctp").daemon().start(this);
  }

  Network network() {
    return network;
  }

  /// Room for one message, used within one call.
  MemorySegment messageRoom() {
    return messageRoom;
  }

  MemorySegment sendInfo() {
    return sendInfo;
  }

  Usrsctp.ReceiveInfo receiveInfo() {
    return receiveInfo;
  }

  /// The value of an option that is on or off, an `int`.
  MemorySegment flag(boolean on) {
    return on ? one : zero;
  }

  /// The encapsulation port to dial over a carrier, 0 for raw IP.
  int udpPort(Carrier carrier) {
    return carrier.key().kind() == Carrier.Kind.UDP ? udpPort : 0;
  }

  /// Runs something on the engine's thread, soon; in order for one caller.
  void execute(Runnable command) {
    commands.add(command);
    if (asleep.compareAndSet(true, false)) {
      LinuxSockets.wake(eventfd);
    }
  }

  /// Runs something on the engine's thread and waits for what comes of it.
  <T> T call(Callable<T> command) throws IOException {
    var task = new FutureTask<>(command);
    if (Thread.currentThread() == thread) {
      task.run();
    } else {
      execute(task);
      if (!open) {
        task.cancel(false);
      }
    }
    try {
      return task.get();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IOException("Interrupted", interrupted);
    } catch (CancellationException closed) {
      throw new IOException("User-space SCTP is closed", closed);
    } catch (ExecutionException failed) {
      if (failed.getCause() instanceof IOException refused) {
        throw refused;
      }
      throw new IllegalStateException(failed.getCause());
    }
  }

  /// Has the owner look whenever the library points to the socket; the number takes it back.
  long watch(MemorySegment socket, WatchedSocket owner) {
    long number = nextSocket++;
    sockets.put(number, owner);
    Usrsctp.watch(socket, UpCalls.SOCKET, number);
    return number;
  }

  void forget(long number) {
    sockets.remove(number);
  }

  /// Has an association send what waits, when all that is to be sent now has been said.
  void pumpSoon(UserSpaceAssociation association) {
    if (unsent.peekLast() != association) {
      unsent.add(association);
    }
  }

  /// Closes every socket, sends what that gives, and ends the thread.
  void close() {
    execute(() -> open = false);
    try {
      if (Thread.currentThread() != thread) {
        thread.join();
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void output(long link, MemorySegment packet, int length) {
    network.queue(link, packet, length);
  }

  @Override
  public void socketReady(long number) {
    ready.add(number);
  }

  @Override
  public void run() {
    while (open) {
      runCommands();
      pump();
      passTime();
      lookAtSockets();
      network.flush();
      sleep();
      readPackets();
    }
    List.copyOf(sockets.values()).forEach(owner -> guarded(owner::closeNow));
    network.close();
    LinuxSockets.close(eventfd);
    UpCalls.takeBack();
    arena.close();
    commands.forEach(Engine::cancel);
  }

  private static void cancel(Runnable command) {
    if (command instanceof Future<?> waitedFor) {
      waitedFor.cancel(false);
    }
  }

  private void runCommands() {
    for (var next = commands.poll(); next != null; next = commands.poll()) {
      guarded(next);
      lastActivity = System.nanoTime();
    }
  }

  private void pump() {
    for (var association = unsent.poll(); association != null; association = unsent.poll()) {
      guarded(association::pump);
    }
  }

  private void passTime() {
    long elapsed = System.nanoTime() - lastTick;
    if (elapsed >= TICK) {
      long milliseconds = TimeUnit.NANOSECONDS.toMillis(elapsed);
      lastTick += TimeUnit.MILLISECONDS.toNanos(milliseconds);
      Usrsctp.passTime((int) milliseconds);
    }
  }

  private void lookAtSockets() {
    for (var number = ready.poll(); number != null; number = ready.poll()) {
      var owner = sockets.get(number);
      if (owner != null) {
        guarded(owner::look);
      }
    }
  }

  // Precise while something goes on, seldom on idle associations, never without one.
  private void sleep() {
    asleep.set(true);
    boolean busy = !commands.isEmpty() || !ready.isEmpty() || !open;
    boolean active = System.nanoTime() - lastActivity < ACTIVE;
    int timeout = busy ? 0 : active ? 10 : sockets.isEmpty() ? -1 : 100;
    if (LinuxSockets.poll(watched, watchedCount, timeout) > 0 && isReadable(0)) {
      LinuxSockets.drain(eventfd, eight);
    }
    asleep.set(false);
  }

  private void readPackets() {
    for (int i = 0; i < network.carriers().size(); i++) {
      if (isReadable(i + 1)) {
        network.read(network.carriers().get(i), incoming);
        lastActivity = System.nanoTime();
      }
    }
  }

  // struct pollfd {fd i32; events, revents i16}
  private boolean isReadable(int index) {
    return index < watchedCount && watched.get(SHORT, index * 8L + 6) != 0;
  }

  private void watchAnew() {
    watchedCount = network.carriers().size() + 1;
    watched = Arena.ofAuto().allocate(watchedCount * 8L, 8);
    watched.set(LONG, 0, 0L);
    watched.set(INT, 0, eventfd);
    watched.set(SHORT, 4, (short) POLLIN);
    for (int i = 1; i < watchedCount; i++) {
      watched.set(INT, i * 8L, network.carriers().get(i - 1).descriptor());
      watched.set(SHORT, i * 8L + 4, (short) POLLIN);
    }
  }

  // One handler's mistake ends neither the engine nor another association.
  private static void guarded(Runnable step) {
    try {
      step.run();
    } catch (RuntimeException mistake) {
      LOG.log(System.Logger.Level.ERROR, "A step of the SCTP engine failed", mistake);
    }
  }
}
