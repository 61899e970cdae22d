package io.telcomesh.boot;

import io.telcomesh.boot.configuration.Checks;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How a function runs.
///
/// @param blockingThreads how many threads wait for a database at once, 1 to 64
/// @param blockingQueue how much more may wait for one of them, 1 to 100,000
/// @param drain how long procedures may go on when the process is told to end, 0 to 60 seconds;
///   then they are aborted
/// @param signallingMessages how many messages `/actuator/signalling` remembers, 1 to 1,000,000
@ConfigurationProperties("runtime")
public record RuntimeSettings(
    @DefaultValue("4") int blockingThreads,
    @DefaultValue("10000") int blockingQueue,
    @DefaultValue("5s") Duration drain,
    @DefaultValue("8192") int signallingMessages) {
  public RuntimeSettings {
    new Checks()
        .between("blocking-threads", blockingThreads, 1, 64)
        .between("blocking-queue", blockingQueue, 1, 100_000)
        .between("drain", drain, Duration.ZERO, Duration.ofSeconds(60))
        .between("signalling-messages", signallingMessages, 1, 1_000_000)
        .done();
  }
}
