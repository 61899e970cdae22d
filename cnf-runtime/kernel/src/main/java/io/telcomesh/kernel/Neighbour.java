package io.telcomesh.kernel;

import java.net.InetAddress;

/// A permanent entry of the neighbour table: the hardware address behind an address.
public record Neighbour(InetAddress address, MacAddress hardware) {}
