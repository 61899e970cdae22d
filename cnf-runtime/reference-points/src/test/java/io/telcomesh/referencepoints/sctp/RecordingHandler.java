package io.telcomesh.referencepoints.sctp;

import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// Keeps what it hears; the test takes it in order and fails after ten seconds without.
public final class RecordingHandler implements AssociationHandler {
  private static final long PATIENCE = Long.getLong("patience", 10);

  private final BlockingQueue<Association> ups = new LinkedBlockingQueue<>();
  private final BlockingQueue<Association> restarts = new LinkedBlockingQueue<>();
  private final BlockingQueue<AssociationEnd> downs = new LinkedBlockingQueue<>();
  private final BlockingQueue<SctpMessage> messages = new LinkedBlockingQueue<>();

  @Override
  public void up(Association association) {
    ups.add(association);
  }

  @Override
  public void received(Association association, List<SctpMessage> burst) {
    messages.addAll(burst);
  }

  @Override
  public void restarted(Association association) {
    restarts.add(association);
  }

  @Override
  public void down(Association association, AssociationEnd end) {
    downs.add(end);
  }

  public Association nextUp() {
    return next(ups, "up");
  }

  public Association nextRestart() {
    return next(restarts, "restarted");
  }

  public AssociationEnd nextDown() {
    return next(downs, "down");
  }

  public SctpMessage nextMessage() {
    return next(messages, "received");
  }

  /// How many messages the test has not taken.
  public int waiting() {
    return messages.size();
  }

  private static <T> T next(BlockingQueue<T> queue, String what) {
    try {
      var next = queue.poll(PATIENCE, TimeUnit.SECONDS);
      if (next == null) {
        throw new AssertionError("No '" + what + "' within " + PATIENCE + " s");
      }
      return next;
    } catch (InterruptedException interrupted) {
      throw new AssertionError(interrupted);
    }
  }
}
