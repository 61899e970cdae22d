package io.telcomesh.codec;

/// One fault of a message: what a Criticality Diagnostics item, an Offending IE or a Failed-AVP is
/// made from.
///
/// @param name of the element, empty where nobody knows it
/// @param tag as the row has it, else as received
/// @param value the octets received, empty where there are none
/// @param detail for the log
public record Diagnostic(
    Problem problem, Verdict verdict, String name, Tag tag, Octets value, String detail) {
  @Override
  public String toString() {
    var what = name.isEmpty() ? tag.toString() : "%s (%s)".formatted(name, tag);
    return "%s %s%s".formatted(problem, what, detail.isEmpty() ? "" : ": " + detail);
  }
}
