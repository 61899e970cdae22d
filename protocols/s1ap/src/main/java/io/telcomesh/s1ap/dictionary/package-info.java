/// All of TS 36.413 as data: the tables of its messages, types, item sets and extension sets (the
/// `.tsv` resources), and the types of [io.telcomesh.asn1per] that are made from them on first use.
/// What a message carries beside its record's components is shown through them, and messages that
/// have no record yet.
@NullMarked
package io.telcomesh.s1ap.dictionary;

import org.jspecify.annotations.NullMarked;
