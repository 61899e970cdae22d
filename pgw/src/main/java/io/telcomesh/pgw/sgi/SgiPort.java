package io.telcomesh.pgw.sgi;

import io.telcomesh.referencepoints.Wire;
import io.telcomesh.userplane.TunInterface;
import java.io.IOException;

/// The way from the UEs' interface to the packet data network and back.
public interface SgiPort {
  /// No kernel takes part: what leaves the interface is for whoever reads it.
  SgiPort NONE =
      new SgiPort() {
        @Override
        public void open(TunInterface ues) {}

        @Override
        public void up(Wire wire) {}

        @Override
        public void down(Wire wire) {}

        @Override
        public void close() {}
      };

  /// @param ues the interface with the UEs behind it
  void open(TunInterface ues) throws IOException;

  /// From now on UEs' packets leave by the wire.
  void up(Wire wire) throws IOException;

  void down(Wire wire) throws IOException;

  void close() throws IOException;
}
