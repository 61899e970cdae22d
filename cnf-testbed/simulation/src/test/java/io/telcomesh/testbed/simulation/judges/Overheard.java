package io.telcomesh.testbed.simulation.judges;

import io.telcomesh.codec.Octets;
import io.telcomesh.referencepoints.Direction;
import io.telcomesh.referencepoints.MessageObserver;
import io.telcomesh.referencepoints.ObservedMessage;
import io.telcomesh.referencepoints.ReferencePoint;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;

/// The Diameter messages that a function of ours sends and receives, told by their headers alone.
final class Overheard implements MessageObserver {
  static final int DEVICE_WATCHDOG = 280;
  static final int DISCONNECT_PEER = 282;

  private final LinkedBlockingQueue<Command> arriving = new LinkedBlockingQueue<>();
  private final List<Command> all = new CopyOnWriteArrayList<>();

  /// RFC 6733 §3.
  record Command(Direction direction, int code, boolean request, Octets octets) {
    static Command sentRequest(int code) {
      return new Command(Direction.SENT, code, true, Octets.of());
    }

    static Command sentAnswer(int code) {
      return new Command(Direction.SENT, code, false, Octets.of());
    }

    static Command receivedRequest(int code) {
      return new Command(Direction.RECEIVED, code, true, Octets.of());
    }

    static Command receivedAnswer(int code) {
      return new Command(Direction.RECEIVED, code, false, Octets.of());
    }

    private boolean is(Command other) {
      return direction == other.direction && code == other.code && request == other.request;
    }
  }

  @Override
  public void observe(ObservedMessage message) {
    if (message.referencePoint() == ReferencePoint.S6A) {
      var header = message.octets().reader();
      header.skip(4);
      boolean request = (header.u8() & 0x80) != 0;
      var command = new Command(message.direction(), header.u24(), request, message.octets());
      all.add(command);
      arriving.add(command);
    }
  }

  /// Waits until such a message has gone by.
  Command next(Command wanted) {
    var command = LiveEpc.taken(arriving);
    while (!command.is(wanted)) {
      command = LiveEpc.taken(arriving);
    }
    return command;
  }

  List<Command> all() {
    return all;
  }
}
