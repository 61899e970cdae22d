package io.telcomesh.diameter.s6a;

import java.util.Optional;

/// Who asks whom in which session: the AVPs by which S6a requests find their way.
///
/// @param sessionId unique for ever, RFC 6733 §8.8: `host;number;number`
/// @param originHost the asking MME or HSS
/// @param destinationHost where it is known
public record Route(
    String sessionId,
    String originHost,
    String originRealm,
    Optional<String> destinationHost,
    String destinationRealm) {}
