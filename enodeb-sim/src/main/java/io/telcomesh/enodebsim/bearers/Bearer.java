package io.telcomesh.enodebsim.bearers;

import io.telcomesh.enodebsim.interfaces.UeInterface;
import io.telcomesh.gtp.Teid;
import java.net.Inet4Address;
import java.net.InetAddress;

/// The tunnels of one E-RAB. Packets that come before [#connect] are dropped.
public interface Bearer {
  /// Our address, to which the SGW sends.
  InetAddress local();

  /// Our TEID.
  Teid teid();

  /// From now on downlink packets come out of the UE's interface, and what the UE sends goes to the
  /// SGW.
  ///
  /// @throws IllegalArgumentException for an interface that these bearers cannot carry
  void connect(UeInterface ue, Inet4Address address);

  /// Takes both tunnels down; more than once is as once.
  void close();
}
