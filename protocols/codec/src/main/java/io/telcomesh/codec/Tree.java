package io.telcomesh.codec;

import java.util.List;

/// A decoded message or element for the eye: a name, a value (empty where there are only children),
/// children in order.
public record Tree(String name, String value, List<Tree> children) {
  public static final String REDACTED = "(redacted)";

  public Tree {
    children = List.copyOf(children);
  }

  public static Tree leaf(String name, String value) {
    return new Tree(name, value, List.of());
  }

  public static Tree of(String name, List<Tree> children) {
    return new Tree(name, "", children);
  }

  public Tree named(String newName) {
    return new Tree(newName, value, children);
  }

  /// One line a node, two blanks deeper for each level.
  @Override
  public String toString() {
    var text = new StringBuilder();
    print(0, text);
    return text.toString();
  }

  private void print(int depth, StringBuilder text) {
    text.append("  ".repeat(depth)).append(name);
    if (!value.isEmpty()) {
      text.append(": ").append(value);
    }
    text.append('\n');
    children.forEach(child -> child.print(depth + 1, text));
  }
}
