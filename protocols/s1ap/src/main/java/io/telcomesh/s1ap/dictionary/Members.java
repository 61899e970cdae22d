package io.telcomesh.s1ap.dictionary;

import io.telcomesh.s1ap.dictionary.Rows.TypeRow;
import java.util.List;
import java.util.stream.Stream;

/// The members of a SEQUENCE, CHOICE or ENUMERATED, before and after the extension marker:
/// `name:type`, `?` at the end of an optional one, or a bare name.
record Members(List<String> root, boolean extensible, List<String> added) {
  static Members of(TypeRow row) {
    var members = List.of(row.members().split(", "));
    int marker = members.indexOf("...");
    return marker < 0
        ? new Members(members, false, List.of())
        : new Members(
            members.subList(0, marker), true, members.subList(marker + 1, members.size()));
  }

  List<String> all() {
    return Stream.concat(root.stream(), added.stream()).toList();
  }

  static String nameOf(String member) {
    return member.substring(0, member.indexOf(':'));
  }

  static String typeOf(String member) {
    int end = member.endsWith("?") ? member.length() - 1 : member.length();
    return member.substring(member.indexOf(':') + 1, end);
  }
}
