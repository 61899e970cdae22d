package io.telcomesh.boot;

/// What a function lets be done with it when the process is told to end, in this order. Nothing
/// here waits.
public interface Drainable {
  /// From now on it begins nothing new; what is under way goes on and gets its answers.
  void refuseNew();

  /// The number of procedures that are under way.
  int active();

  /// Ends what is under way: the procedures unwind and run their undos.
  void abort();

  /// Closes the ends.
  void closeEnds();
}
