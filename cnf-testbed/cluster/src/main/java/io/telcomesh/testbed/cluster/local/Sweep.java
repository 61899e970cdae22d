package io.telcomesh.testbed.cluster.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Takes away what an instance has on the machine, found by its names and not by any record: the
/// processes in its namespaces, the namespaces with the links in them, its link in the root
/// namespace.
record Sweep(Names names) {
  private static final int GRACE_SECONDS = 8;
  private static final long LOOK_MS = 10;

  /// Tells processes to end, and kills those that do not.
  static void end(Collection<ProcessHandle> processes) throws InterruptedException {
    processes.forEach(ProcessHandle::destroy);
    if (!ended(processes, GRACE_SECONDS)) {
      kill(processes);
    }
  }

  private static void kill(Collection<ProcessHandle> processes) throws InterruptedException {
    processes.forEach(ProcessHandle::destroyForcibly);
    ended(processes, GRACE_SECONDS);
  }

  /// @return whether there was anything
  boolean run() throws InterruptedException {
    var namespaces = namespaces();
    for (var there = processesIn(namespaces); !there.isEmpty(); there = processesIn(namespaces)) {
      kill(there); // the supervisor may have started one more
    }
    boolean linked = Command.run("", List.of("ip", "link", "del", names.rootLink())).ok();
    if (!namespaces.isEmpty()) {
      Command.ip(namespaces.stream().map(file -> "netns del " + file.getFileName()).toList());
    }
    return linked || !namespaces.isEmpty();
  }

  /// The namespaces of the instance, those of UEs among them.
  List<Path> namespaces() {
    if (!Files.isDirectory(Names.NAMESPACES)) {
      return List.of();
    }
    try (var files = Files.list(Names.NAMESPACES)) {
      return files
          .filter(file ->
              Objects.requireNonNull(file.getFileName()).toString().startsWith(names.prefix()))
          .sorted()
          .toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static List<ProcessHandle> processesIn(List<Path> namespaces) {
    var inodes = new HashSet<Object>();
    for (var namespace : namespaces) {
      inodes.add(inode(namespace));
    }
    return ProcessHandle.allProcesses()
        .filter(process -> isIn(process, inodes))
        .filter(process -> process.pid() != ProcessHandle.current().pid())
        .toList();
  }

  private static boolean isIn(ProcessHandle process, Set<Object> inodes) {
    return inodes.contains(inode(Path.of("/proc", Long.toString(process.pid()), "ns", "net")));
  }

  /// Of the namespace, or an object like no other where there is none.
  private static Object inode(Path namespace) {
    try {
      return Files.getAttribute(namespace, "unix:ino");
    } catch (IOException gone) {
      return new Object();
    }
  }

  /// Looks often: what tells of the end of somebody else's child looks ever more rarely.
  private static boolean ended(Collection<ProcessHandle> processes, int seconds)
      throws InterruptedException {
    long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
    var never = new CountDownLatch(1);
    while (processes.stream().anyMatch(ProcessHandle::isAlive)) {
      if (System.nanoTime() > until) {
        return false;
      }
      never.await(LOOK_MS, TimeUnit.MILLISECONDS);
    }
    return true;
  }
}
