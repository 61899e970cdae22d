package io.telcomesh.procedures;

import static java.util.Collections.synchronizedList;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// A procedure made of a lambda; its messages are words.
class Line extends Procedure<String> {
  private final String name;
  private final Runnable body;
  private final Map<String, Collision> collisions = new HashMap<>();
  final List<String> refused = synchronizedList(new ArrayList<>());
  private Consumer<Unwinding> failed = _ -> {};

  Line(String name, Runnable body) {
    this.name = name;
    this.body = body;
  }

  Line when(String message, Collision collision) {
    collisions.put(message, collision);
    return this;
  }

  Line whenFailed(Consumer<Unwinding> failed) {
    this.failed = failed;
    return this;
  }

  @Override
  protected void run() {
    body.run();
  }

  @Override
  protected Collision collideWith(String message) {
    return collisions.getOrDefault(message, super.collideWith(message));
  }

  @Override
  protected void refuse(String message) {
    refused.add(message);
  }

  @Override
  protected void failed(Unwinding why) {
    failed.accept(why);
  }

  @Override
  protected String name() {
    return name;
  }
}
