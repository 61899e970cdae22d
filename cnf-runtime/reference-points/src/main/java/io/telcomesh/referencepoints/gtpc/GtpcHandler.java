package io.telcomesh.referencepoints.gtpc;

import io.telcomesh.procedures.Burst;
import java.net.InetAddress;
import java.util.Optional;

/// What a function does with what nobody asked for. It is called on the socket's thread, or on the
/// scheduler's for paths, and must not wait.
public interface GtpcHandler {
  /// A request, which [GtpcEnd#answer] answers, or an indication, which nobody answers. What the
  /// function has no use for goes to [GtpcEnd#refuse]. Repetitions do not come here.
  ///
  /// @param burst to post with: everything that was read at once is handed over before anyone wakes
  /// @return the function's reference of the UE it concerns, where there is one
  Optional<String> received(IncomingGtpc message, Burst burst);

  /// The peer has lost its contexts, TS 23.007 §18.
  void peerRestarted(InetAddress peer);

  /// The peer answers no Echo Request any more, TS 23.007 §20.
  void pathFailed(InetAddress peer);

  /// It has not answered for [GtpcOptions#pathFailureKept]: what hangs on the path is over, TS
  /// 23.007 §20.2.
  void pathLost(InetAddress peer);

  /// It answers again.
  void pathRestored(InetAddress peer);
}
