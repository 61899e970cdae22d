package io.telcomesh.testbed.cluster.local;

import io.telcomesh.testbed.cluster.Cluster;
import io.telcomesh.testbed.cluster.Instance;
import io.telcomesh.testbed.cluster.Need;
import io.telcomesh.testbed.cluster.Progress;
import io.telcomesh.testbed.cluster.Refusal;
import io.telcomesh.testbed.cluster.UpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// This machine as a cluster.
public final class LocalCluster implements Cluster {
  private final Places places;
  private final Programs programs;

  LocalCluster(Places places, Programs programs) {
    this.places = places;
    this.programs = programs;
  }

  /// @param environment TELCOMESH_DIST is where the programs are, XDG_STATE_HOME where logs and
  ///   databases go
  public static LocalCluster of(Map<String, String> environment) {
    var distribution = Path.of(environment.getOrDefault("TELCOMESH_DIST", "target/dist"));
    return new LocalCluster(
        Places.of(environment),
        new Programs(distribution.toAbsolutePath(), Path.of(System.getProperty("java.home"))));
  }

  @Override
  public List<Need> needs() {
    return LocalNeeds.all();
  }

  @Override
  public Instance up(UpRequest request, Progress progress) throws InterruptedException {
    LocalNeeds.met();
    var names = new Names(request.instance());
    try (var _ = new InstanceLock(places.run(), request.instance())) {
      refuseWhatIsThere(names);
      try {
        return new Deployment(request, names, places, programs, progress).run();
      } catch (RuntimeException | InterruptedException failed) {
        progress.step("taking away what was made");
        remove(names, Keep.LOGS_AND_DATABASES);
        throw failed;
      }
    }
  }

  @Override
  public List<Instance> instances() {
    return places.instances().stream()
        .flatMap(name -> readable(name).stream())
        .map(InstanceRecord::seen)
        .toList();
  }

  @Override
  public List<String> foreign() {
    return places.instances().stream().filter(name -> readable(name).isEmpty()).toList();
  }

  /// Empty for what another version of this program has made, too.
  private Optional<InstanceRecord> readable(String name) {
    try {
      return places.read(name);
    } catch (Refusal unreadable) {
      return Optional.empty();
    }
  }

  @Override
  public Optional<Instance> find(String instance) {
    return places.read(instance).map(InstanceRecord::seen);
  }

  @Override
  public boolean down(String instance, Keep keep, Progress progress) throws InterruptedException {
    if (!LocalNeeds.root()) {
      throw new Refusal("root is missing: sudo ./telcomesh down");
    }
    progress.step("ending " + instance);
    try (var _ = new InstanceLock(places.run(), instance)) {
      return remove(new Names(instance), keep);
    }
  }

  @Override
  public void restart(String instance, String pod, Progress progress) throws InterruptedException {
    if (!LocalNeeds.root()) {
      throw new Refusal("root is missing: sudo ./telcomesh restart");
    }
    progress.step("restarting " + pod);
    try (var _ = new InstanceLock(places.run(), instance)) {
      new Supervision(new Names(instance), places, programs).restart(pod);
    }
  }

  @Override
  public void supervise(String instance) throws InterruptedException {
    new Supervisor(places, instance).run();
  }

  @Override
  public List<String> commandIn(String instance, String pod, List<String> command) {
    var namespace = new Names(instance).namespaceFile(pod);
    if (!Files.exists(namespace)) {
      throw new Refusal("There is no %s in %s.".formatted(pod, instance));
    }
    return Command.within(namespace, command);
  }

  @Override
  public String seed(String instance) {
    return places.seed(instance);
  }

  @Override
  public long capture(String instance, PacketSink sink) throws InterruptedException {
    if (!LocalNeeds.root()) {
      throw new Refusal("root is missing: sudo ./telcomesh capture");
    }
    var record =
        places.read(instance).orElseThrow(() -> new Refusal("%s is not up.".formatted(instance)));
    var names = new Names(instance);
    return new WireTap(record.pods().stream().map(pod -> names.namespaceFile(pod.name())).toList())
        .run(sink);
  }

  private void refuseWhatIsThere(Names names) {
    if (places.read(names.instance()).isPresent() || !new Sweep(names).namespaces().isEmpty()) {
      throw new Refusal(
          "%s is up, or left over: ./telcomesh down --instance %1$s".formatted(names.instance()));
    }
    for (var other : places.instances()) {
      if (names.prefix().startsWith(new Names(other).prefix())
          || new Names(other).prefix().startsWith(names.prefix())) {
        throw new Refusal(
            "The name %s begins like that of the running %s, and a clean-up could not tell them apart."
                .formatted(names.instance(), other));
      }
    }
  }

  /// The pods before their nodes, so that they can still give back their wires; then what is left.
  private boolean remove(Names names, Keep keep) throws InterruptedException {
    var record = readable(names.instance());
    boolean recorded = places.instances().contains(names.instance());
    if (record.isPresent()) {
      Supervision.end(record.get());
      Sweep.end(
          record.get().podProcesses().stream()
              .flatMap(process -> process.handle().stream())
              .toList());
    }
    boolean swept = new Sweep(names).run();
    Places.delete(places.runOf(names.instance()));
    switch (keep) {
      case LOGS_AND_DATABASES -> {}
      case LOGS -> places.deleteDatabases(names.instance());
      case NOTHING -> Places.delete(places.stateOf(names.instance()));
    }
    return swept || recorded;
  }
}
