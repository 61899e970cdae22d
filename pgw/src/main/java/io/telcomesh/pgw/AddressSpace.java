package io.telcomesh.pgw;

/// What an [AddressPool] gives, in order: IPv4 addresses or IPv6 prefixes.
///
/// @param <A> what one UE gets
interface AddressSpace<A> {
  /// How many there are.
  long size();

  /// @param index below [#size]
  A at(long index);

  boolean contains(A address);
}
