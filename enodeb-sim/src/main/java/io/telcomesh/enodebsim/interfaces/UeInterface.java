package io.telcomesh.enodebsim.interfaces;

/// Where packets of one UE leave and enter the simulator. Closing it may block.
public sealed interface UeInterface permits TunUeInterface, MemoryUeInterface {
  /// For the eye: how a program becomes this UE.
  String description();

  void close();
}
