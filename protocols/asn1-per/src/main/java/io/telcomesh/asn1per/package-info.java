/// Aligned PER, ITU-T X.691 (02/2021), as words that compose ([Asn1]), and what S1AP and NGAP build
/// on it: ProtocolIE containers, their extensions and criticality.
@NullMarked
package io.telcomesh.asn1per;

import org.jspecify.annotations.NullMarked;
