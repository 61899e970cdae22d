package io.telcomesh.referencepoints.sctp.userspace;

/// Who owns a socket of the library.
interface WatchedSocket {
  /// There is something to read or to accept, or room to write.
  void look();

  /// The engine ends.
  void closeNow();
}
