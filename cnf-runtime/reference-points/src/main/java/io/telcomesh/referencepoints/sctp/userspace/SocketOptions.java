package io.telcomesh.referencepoints.sctp.userspace;

import static io.telcomesh.referencepoints.sctp.userspace.CFunctions.INT;
import static io.telcomesh.referencepoints.sctp.userspace.CFunctions.SHORT;

import io.telcomesh.referencepoints.sctp.SctpOptions;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.time.Duration;

/// The options of an SCTP socket as the library's structures, RFC 6458 §8.
record SocketOptions(MemorySegment socket, Arena arena) {
  private static final int SCTP_RTOINFO = 1;
  private static final int SCTP_ASSOCINFO = 2;
  private static final int SCTP_INITMSG = 3;
  static final int SCTP_NODELAY = 4;
  private static final int SCTP_PEER_ADDR_PARAMS = 0x0a;
  private static final int SCTP_EVENT = 0x1e;
  private static final int SCTP_RECVRCVINFO = 0x1f;

  void apply(SctpOptions options) {
    number(SCTP_NODELAY, 1);
    number(SCTP_RECVRCVINFO, 1);
    subscribe(SocketEvent.ASSOC_CHANGE);
    initialisation(options);
    retransmissionTimes(options);
    retransmissions(options);
    heartbeat(options);
  }

  /// Makes close send an ABORT instead of a SHUTDOWN: `struct linger {1, 0}`.
  void abortOnClose() {
    var linger = arena.allocate(8, 4);
    linger.set(INT, 0, 1);
    set(Usrsctp.SOL_SOCKET, Usrsctp.SO_LINGER, linger);
  }

  private void number(int option, int value) {
    var number = arena.allocate(INT);
    number.set(INT, 0, value);
    set(Usrsctp.IPPROTO_SCTP, option, number);
  }

  // struct sctp_event {assoc_id u32; type u16; on u8}
  private void subscribe(int type) {
    var event = arena.allocate(8, 4);
    event.set(SHORT, 4, (short) type);
    event.set(ValueLayout.JAVA_BYTE, 6, (byte) 1);
    set(Usrsctp.IPPROTO_SCTP, SCTP_EVENT, event);
  }

  // struct sctp_initmsg {ostreams, max_instreams, max_attempts, max_init_timeo u16}
  private void initialisation(SctpOptions options) {
    var init = arena.allocate(8, 4);
    init.set(SHORT, 0, (short) options.streams());
    init.set(SHORT, 2, (short) options.streams());
    init.set(SHORT, 4, (short) options.initAttempts());
    init.set(SHORT, 6, (short) Math.min(0xffff, millis(options.maximumRetransmission())));
    set(Usrsctp.IPPROTO_SCTP, SCTP_INITMSG, init);
  }

  // struct sctp_rtoinfo {assoc_id, initial, max, min u32}
  private void retransmissionTimes(SctpOptions options) {
    var times = arena.allocate(16, 4);
    times.set(INT, 4, millis(options.initialRetransmission()));
    times.set(INT, 8, millis(options.maximumRetransmission()));
    times.set(INT, 12, millis(options.minimumRetransmission()));
    set(Usrsctp.IPPROTO_SCTP, SCTP_RTOINFO, times);
  }

  // struct sctp_assocparams {assoc_id, peer_rwnd, local_rwnd, cookie_life u32; asocmaxrxt, … u16}
  private void retransmissions(SctpOptions options) {
    var association = arena.allocate(20, 4);
    association.set(SHORT, 16, (short) options.retransmissions());
    set(Usrsctp.IPPROTO_SCTP, SCTP_ASSOCINFO, association);
  }

  // struct sctp_paddrparams {sockaddr_storage; assoc_id, hbinterval, pathmtu, flags, flowlabel u32;
  // pathmaxrxt u16; dscp u8}
  private void heartbeat(SctpOptions options) {
    var path = arena.allocate(152, 8);
    path.set(INT, 132, millis(options.heartbeat()));
    path.set(INT, 140, 0x1); // SPP_HB_ENABLE
    path.set(SHORT, 148, (short) options.retransmissions());
    set(Usrsctp.IPPROTO_SCTP, SCTP_PEER_ADDR_PARAMS, path);
  }

  private void set(int level, int option, MemorySegment value) {
    int result = Usrsctp.option(socket, level, option, value);
    if (result < 0) {
      throw new IllegalStateException(
          "libusrsctp refused option %d of level %d (errno %d)".formatted(option, level, -result));
    }
  }

  private static int millis(Duration duration) {
    return Math.toIntExact(duration.toMillis());
  }
}
