/// A client and an endpoint of Network Service Mesh v1, and what a manager, a forwarder and a
/// registry need as well: the path rule, matching, addresses of gRPC ends, monitor streams.
@NullMarked
package io.telcomesh.nsm.sdk;

import org.jspecify.annotations.NullMarked;
