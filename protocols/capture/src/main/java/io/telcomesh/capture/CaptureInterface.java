package io.telcomesh.capture;

/// Where packets were captured.
///
/// @param name empty where the file does not say
public record CaptureInterface(String name, LinkType linkType) {}
