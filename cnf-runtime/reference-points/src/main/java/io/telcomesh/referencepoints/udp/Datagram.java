package io.telcomesh.referencepoints.udp;

import io.telcomesh.codec.Octets;
import java.net.InetSocketAddress;

/// A UDP datagram that was received.
public record Datagram(InetSocketAddress from, Octets octets) {}
