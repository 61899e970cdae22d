/// Captures: files of packets (pcap, pcapng), and what was said inside them. Octets of anyone's
/// capture become the messages that UDP, TCP and SCTP carried; what they mean is for others.
@NullMarked
package io.telcomesh.capture;

import org.jspecify.annotations.NullMarked;
