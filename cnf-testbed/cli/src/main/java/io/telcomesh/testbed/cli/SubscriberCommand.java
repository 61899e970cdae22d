package io.telcomesh.testbed.cli;

import picocli.CommandLine.Command;

/// `telcomesh subscriber`.
@Command(
    name = "subscriber",
    mixinStandardHelpOptions = true,
    description = "The HSS's subscribers.",
    subcommands = {
      SubscriberAdd.class,
      SubscriberList.class,
      SubscriberRemove.class,
      SubscriberImport.class,
      SubscriberExport.class,
      SubscriberBatch.class
    })
final class SubscriberCommand {}
