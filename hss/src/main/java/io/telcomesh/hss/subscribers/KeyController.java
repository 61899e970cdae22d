package io.telcomesh.hss.subscribers;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Map;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// How far the rotation of master keys is; no key is told.
@RestController
@RequestMapping("/keys")
@Tag(name = "Master keys")
class KeyController {
  private final KeyRotation rotation;

  KeyController(KeyRotation rotation) {
    this.rotation = rotation;
  }

  /// @param current the id of the master key that seals
  /// @param subscribers how many subscribers' keys are under each
  record Keys(String current, Map<String, Long> subscribers) {}

  @GetMapping
  @Operation(summary = "The current master key's id, and how many subscribers' keys are under each")
  Keys keys() {
    return new Keys(rotation.current(), rotation.count());
  }
}
