package io.telcomesh.referencepoints.gtpu;

import io.telcomesh.gtp.gtpu.GtpuHeader;
import io.telcomesh.gtp.gtpu.GtpuMessage;
import io.telcomesh.referencepoints.udp.UdpWires;

/// A message of a tunnel, or an Error Indication.
///
/// @param way whence it came
/// @param header our tunnel and the extension headers
public record IncomingGtpu(UdpWires.Way way, GtpuHeader header, GtpuMessage message) {}
