package io.telcomesh.testbed.cli;

import picocli.CommandLine.Command;

/// `telcomesh bench`.
@Command(
    name = "bench",
    mixinStandardHelpOptions = true,
    description = "Measure a running instance.",
    subcommands = {BenchAttach.class, BenchHss.class, BenchUserPlane.class})
final class BenchCommand {}
