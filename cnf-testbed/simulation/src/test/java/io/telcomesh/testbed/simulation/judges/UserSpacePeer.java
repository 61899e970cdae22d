package io.telcomesh.testbed.simulation.judges;

import io.telcomesh.codec.Octets;
import io.telcomesh.referencepoints.sctp.Association;
import io.telcomesh.referencepoints.sctp.AssociationEnd;
import io.telcomesh.referencepoints.sctp.AssociationHandler;
import io.telcomesh.referencepoints.sctp.SctpMessage;
import io.telcomesh.referencepoints.sctp.SctpOptions;
import io.telcomesh.referencepoints.sctp.SctpProvider;
import io.telcomesh.referencepoints.sctp.userspace.UserSpaceSctp;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// A process with SCTP in user space beside a virtual machine whose SCTP is the kernel's: it
/// listens, and dials until it is answered. It sends every message back, and ends the association
/// when it is asked to.
final class UserSpacePeer {
  static final int LISTENS_AT = 36500;
  static final Octets SHUT_DOWN = Octets.ascii("shut down");
  static final Octets ABORT = Octets.ascii("abort");
  private static final int MINUTES = 15;

  private UserSpacePeer() {}

  /// `raw|udp OWN-ADDRESS PEER-ADDRESS PEER-PORT`.
  public static void main(String[] arguments) throws IOException, InterruptedException {
    var own = InetAddress.ofLiteral(arguments[1]);
    var peer =
        new InetSocketAddress(InetAddress.ofLiteral(arguments[2]), Integer.parseInt(arguments[3]));
    try (var sctp = provider(arguments[0])) {
      var options = SctpOptions.SIGNALLING.withStreams(8);
      sctp.listen(new InetSocketAddress(own, LISTENS_AT), options, new Echo(() -> {}));
      dial(sctp, new InetSocketAddress(own, 0), peer, options);
      System.out.println("ready");
      new CountDownLatch(1).await(MINUTES, TimeUnit.MINUTES);
    }
  }

  private static SctpProvider provider(String way) throws IOException {
    return way.equals("raw")
        ? UserSpaceSctp.open(UserSpaceSctp.UDP_PORT)
        : UserSpaceSctp.openEncapsulated(UserSpaceSctp.UDP_PORT);
  }

  private static void dial(
      SctpProvider sctp, InetSocketAddress own, InetSocketAddress peer, SctpOptions options) {
    var echo =
        new Echo(() ->
            Thread.ofPlatform()
                .daemon()
                .start(() -> {
                  try {
                    new CountDownLatch(1).await(1, TimeUnit.SECONDS);
                    dial(sctp, own, peer, options);
                  } catch (InterruptedException _) {
                    Thread.currentThread().interrupt();
                  }
                }));
    try {
      sctp.connect(own, peer, options, echo);
    } catch (IOException refused) {
      System.out.println(refused);
    }
  }

  /// @param ended runs when the association is no more
  private record Echo(Runnable ended) implements AssociationHandler {
    @Override
    public void up(Association association) {}

    @Override
    public void received(Association association, List<SctpMessage> burst) {
      for (var message : burst) {
        if (message.octets().equals(SHUT_DOWN)) {
          association.shutdown();
        } else if (message.octets().equals(ABORT)) {
          association.abort();
        } else {
          association.send(message);
        }
      }
    }

    @Override
    public void restarted(Association association) {}

    @Override
    public void down(Association association, AssociationEnd end) {
      ended.run();
    }
  }
}
