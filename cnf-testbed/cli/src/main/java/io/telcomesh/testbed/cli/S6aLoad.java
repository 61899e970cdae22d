package io.telcomesh.testbed.cli;

import io.telcomesh.codec.Decoded;
import io.telcomesh.codec.OctetReader;
import io.telcomesh.codec.Octets;
import io.telcomesh.codec.OtherIes;
import io.telcomesh.diameter.AvpTag;
import io.telcomesh.diameter.Diameter;
import io.telcomesh.diameter.DiameterAnswer;
import io.telcomesh.diameter.DiameterHeader;
import io.telcomesh.diameter.DiameterRequest;
import io.telcomesh.diameter.Result;
import io.telcomesh.diameter.VendorSpecificApplicationId;
import io.telcomesh.diameter.base.CapabilitiesExchangeAnswer;
import io.telcomesh.diameter.base.CapabilitiesExchangeRequest;
import io.telcomesh.diameter.base.DeviceWatchdogAnswer;
import io.telcomesh.diameter.base.DeviceWatchdogRequest;
import io.telcomesh.diameter.s6a.AuthenticationInformationRequest;
import io.telcomesh.diameter.s6a.PurgeUeRequest;
import io.telcomesh.diameter.s6a.RequestedEutranAuthenticationInfo;
import io.telcomesh.diameter.s6a.Route;
import io.telcomesh.diameter.s6a.S6aAvps;
import io.telcomesh.diameter.s6a.TerminalInformation;
import io.telcomesh.diameter.s6a.UlrFlags;
import io.telcomesh.diameter.s6a.UpdateLocationRequest;
import io.telcomesh.identifiers.Imsi;
import io.telcomesh.identifiers.Plmn;
import io.telcomesh.testbed.cluster.Refusal;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// An MME that does nothing but ask the HSS, over one Diameter connection.
final class S6aLoad implements AutoCloseable {
  private static final int PATIENCE_MS = 5000;
  private static final int ROOM = 1 << 16;
  private static final String HOST = "mmec99.mmegi9999.mme.";

  private final Socket socket;
  private final InputStream in;
  private final OutputStream out;
  private final Plmn plmn;
  private final String host;
  private long sessions = System.currentTimeMillis() << 16;

  /// @param socket connected to the HSS, from where it knows an MME
  /// @param plmn whose MME this is
  S6aLoad(Socket socket, Plmn plmn) throws IOException {
    this.socket = socket;
    this.plmn = plmn;
    host = HOST + plmn.epcRealm();
    socket.setTcpNoDelay(true);
    socket.setSoTimeout(PATIENCE_MS);
    in = new BufferedInputStream(socket.getInputStream(), ROOM);
    out = new BufferedOutputStream(socket.getOutputStream(), ROOM);
    exchangeCapabilities();
  }

  /// What is asked for one subscriber after the other.
  enum Operation {
    AIR,
    ULR,
    PUR
  }

  ClosedLoop.Line line(Operation operation, Function<Integer, String> imsis) {
    return new ClosedLoop.Line() {
      @Override
      public void send(int number) throws IOException {
        var request = request(operation, new Imsi(imsis.apply(number)));
        out.write(Diameter.encode(request, number, number).toByteArray());
      }

      @Override
      public void receive(ClosedLoop.Answers answers) throws IOException {
        out.flush();
        try {
          do {
            take(next(), answers);
          } while (in.available() >= DiameterHeader.LENGTH);
        } catch (SocketTimeoutException _) {
          // nobody answers any more
        }
      }
    };
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }

  private DiameterRequest request(Operation operation, Imsi imsi) {
    var session = "%s;%d;%d".formatted(host, sessions >>> 32, sessions++ & 0xffffffffL);
    var realm = plmn.epcRealm();
    var route = new Route(session, host, realm, Optional.empty(), realm);
    return switch (operation) {
      case AIR ->
          AuthenticationInformationRequest.of(
              route, imsi, plmn, RequestedEutranAuthenticationInfo.vectors(1, Optional.empty()));
      case ULR ->
          UpdateLocationRequest.of(
              route,
              imsi,
              plmn,
              UlrFlags.initialAttach(),
              TerminalInformation.of(Optional.empty()));
      case PUR -> PurgeUeRequest.of(route, imsi);
    };
  }

  private void take(Octets message, ClosedLoop.Answers answers) throws IOException {
    var packet = Diameter.decode(message);
    int number = packet.header().hopByHop();
    switch (packet.body()) {
      case Decoded.Accepted<?>(DeviceWatchdogRequest _, var _) -> {
        out.write(Diameter.encode(alive(), packet.header()).toByteArray());
        out.flush();
      }
      case Decoded.Accepted<?>(DiameterAnswer answer, var _) ->
          answers.answered(number, answer.result().success());
      case Decoded.Accepted<?> _ -> {} // the HSS asks for what we do not have
      case Decoded.Rejected<?> _ -> answers.answered(number, false);
    }
  }

  private DeviceWatchdogAnswer alive() {
    return new DeviceWatchdogAnswer(
        Result.SUCCESS,
        host,
        plmn.epcRealm(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        OtherIes.NONE);
  }

  private void exchangeCapabilities() throws IOException {
    var request =
        new CapabilitiesExchangeRequest(
            host,
            plmn.epcRealm(),
            List.of(socket.getLocalAddress()),
            0,
            "Telcomesh bench",
            Optional.empty(),
            List.of(AvpTag.VENDOR_3GPP),
            List.of(),
            List.of(),
            List.of(),
            List.of(VendorSpecificApplicationId.auth(AvpTag.VENDOR_3GPP, S6aAvps.APPLICATION)),
            Optional.empty(),
            OtherIes.NONE);
    out.write(Diameter.encode(request, 0, 0).toByteArray());
    out.flush();
    var answer = Diameter.decode(next()).body();
    if (!(answer instanceof Decoded.Accepted<?>(CapabilitiesExchangeAnswer capabilities, var _)
        && capabilities.result().success())) {
      throw new Refusal("The HSS does not take the connection: " + answer);
    }
  }

  private Octets next() throws IOException {
    var front = read(4);
    int length = DiameterHeader.messageLength(new OctetReader(front));
    return front.then(read(length - front.length()));
  }

  private Octets read(int length) throws IOException {
    var octets = in.readNBytes(length);
    if (octets.length < length) {
      throw new EOFException("The HSS has closed the connection.");
    }
    return Octets.wrap(octets);
  }
}
