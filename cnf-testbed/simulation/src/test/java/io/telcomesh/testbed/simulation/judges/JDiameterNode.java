package io.telcomesh.testbed.simulation.judges;

import io.telcomesh.testbed.simulation.Epc;
import java.io.ByteArrayInputStream;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.jdiameter.api.ApplicationId;
import org.jdiameter.api.DisconnectCause;
import org.jdiameter.api.Mode;
import org.jdiameter.api.Network;
import org.jdiameter.api.NetworkReqListener;
import org.jdiameter.api.Peer;
import org.jdiameter.api.PeerState;
import org.jdiameter.api.PeerTable;
import org.jdiameter.api.SessionFactory;
import org.jdiameter.server.impl.StackImpl;
import org.jdiameter.server.impl.helpers.XMLConfiguration;

/// A Diameter node of jDiameter that speaks S6a with one peer: an implementation that shares no
/// code with ours.
final class JDiameterNode implements AutoCloseable {
  static final ApplicationId S6A = ApplicationId.createByAuthAppId(10415, 16777251);
  private static final long PATIENCE_MILLIS = 10_000;

  private final StackImpl stack = new StackImpl();
  private final SessionFactory sessions;

  /// A name with the address and port where it is found.
  record Place(String host, InetAddress address, int port) {
    String uri() {
      return "aaa://%s:%d".formatted(host, port);
    }
  }

  private JDiameterNode(String configuration) throws Exception {
    sessions =
        stack.init(
            new XMLConfiguration(
                new ByteArrayInputStream(configuration.getBytes(StandardCharsets.UTF_8))));
  }

  /// Dials the peer and waits until its capabilities are exchanged.
  static JDiameterNode dialling(Place own, Place peer, long watchdogMillis) throws Exception {
    var node = new JDiameterNode(configuration(own, peer, true, watchdogMillis));
    node.listen(request -> request.createAnswer(3001));
    node.stack.start(Mode.ALL_PEERS, PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
    node.awaitOkay();
    return node;
  }

  // jDiameter tells that its peer is up a moment before it takes the state, and a node that ends in
  // that moment says no Disconnect-Peer-Request.
  private void awaitOkay() throws Exception {
    long until = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(PATIENCE_MILLIS);
    while (peer().getState(PeerState.class) != PeerState.OKAY) {
      if (System.nanoTime() > until) {
        throw new IllegalStateException("jDiameter's peer is up but stays " + peer());
      }
      Thread.onSpinWait();
    }
  }

  /// Waits to be dialled by the peer.
  static JDiameterNode answering(
      Place own, Place peer, long watchdogMillis, NetworkReqListener requests) throws Exception {
    var node = new JDiameterNode(configuration(own, peer, false, watchdogMillis));
    node.listen(requests);
    node.stack.start();
    return node;
  }

  SessionFactory sessions() {
    return sessions;
  }

  Peer peer() throws Exception {
    return stack.unwrap(PeerTable.class).getPeerTable().getFirst();
  }

  /// Says Disconnect-Peer-Request to its peers and ends.
  @Override
  public void close() throws Exception {
    stack.stop(PATIENCE_MILLIS, TimeUnit.MILLISECONDS, DisconnectCause.REBOOTING);
    stack.destroy();
  }

  private void listen(NetworkReqListener requests) throws Exception {
    stack.unwrap(Network.class).addNetworkReqListener(requests, S6A);
  }

  // The order of the elements is the schema's.
  private static String configuration(Place own, Place peer, boolean dials, long watchdogMillis) {
    return """
    <?xml version="1.0"?>
    <Configuration xmlns="http://www.jdiameter.org/jdiameter-server">
      <LocalPeer>
        <URI value="%1$s"/>
        <IPAddresses><IPAddress value="%2$s"/></IPAddresses>
        <Realm value="%3$s"/>
        <VendorID value="0"/>
        <ProductName value="jDiameter"/>
        <FirmwareRevision value="1"/>
      </LocalPeer>
      <Parameters>
        <AcceptUndefinedPeer value="true"/>
        <DuplicateProtection value="false"/>
        <DuplicateTimer value="240000"/>
        <UseUriAsFqdn value="false"/>
        <QueueSize value="10000"/>
        <MessageTimeOut value="10000"/>
        <StopTimeOut value="10000"/>
        <CeaTimeOut value="10000"/>
        <IacTimeOut value="%4$d"/>
        <DwaTimeOut value="10000"/>
        <DpaTimeOut value="5000"/>
        <RecTimeOut value="10000"/>
      </Parameters>
      <Network>
        <Peers>
          <Peer name="%5$s" ip="%6$s" attempt_connect="%7$s" rating="1"/>
        </Peers>
        <Realms>
          <Realm name="%3$s" peers="%8$s" local_action="LOCAL" dynamic="false" exp_time="1">
            <ApplicationID>
              <VendorId value="10415"/>
              <AuthApplId value="16777251"/>
              <AcctApplId value="0"/>
            </ApplicationID>
          </Realm>
        </Realms>
      </Network>
      <Extensions/>
    </Configuration>
    """
        .formatted(
            own.uri(),
            own.address().getHostAddress(),
            Epc.PLMN.epcRealm(),
            watchdogMillis,
            peer.uri(),
            peer.address().getHostAddress(),
            dials,
            peer.host());
  }
}
