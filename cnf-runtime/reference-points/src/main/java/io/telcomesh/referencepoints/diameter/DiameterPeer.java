package io.telcomesh.referencepoints.diameter;

import java.net.InetSocketAddress;

/// A peer whose connection is open.
///
/// @param host its Origin-Host
/// @param realm its Origin-Realm
/// @param relays whether it passes on what is for others
public record DiameterPeer(String host, String realm, InetSocketAddress address, boolean relays) {}
