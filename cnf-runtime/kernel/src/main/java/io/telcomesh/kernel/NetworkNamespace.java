package io.telcomesh.kernel;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;

/// A network namespace: a file that leads to it, and the two numbers that tell it from every other
/// one for as long as it lives. The file may vanish (a process ends) or come to lead elsewhere (a
/// name is used again); `open` looks at the numbers and does not take another namespace for this
/// one.
public record NetworkNamespace(Path file, long device, long inode) {
  private static final int CLONE_NEWNET = 0x40000000;
  private static final int O_RDONLY_CLOEXEC = 0x80000;
  private static final long MS_BIND = 0x1000;
  private static final long MS_RECURSIVE = 0x4000;
  private static final long MS_SHARED = 0x100000;
  private static final int MNT_DETACH = 2;
  private static final Path NAMES = Path.of("/run/netns");

  /// The namespace the file leads to: `/run/netns/NAME`, `/proc/PID/ns/net`, `/proc/PID/fd/N`.
  ///
  /// @throws NoSuchNamespaceException when the file is not there
  public static NetworkNamespace at(Path file) {
    try {
      return new NetworkNamespace(file, number(file, "unix:dev"), number(file, "unix:ino"));
    } catch (IOException absent) {
      throw new NoSuchNamespaceException("no network namespace at " + file, absent);
    }
  }

  /// The namespace with a name, as `ip netns` has them.
  ///
  /// @throws NoSuchNamespaceException when there is none
  public static NetworkNamespace named(String name) {
    return at(NAMES.resolve(name));
  }

  /// Makes a namespace with a name, whose loopback interface is up.
  ///
  /// @throws KernelException when that is not allowed or the name is taken
  public static NetworkNamespace create(String name) {
    var file = NAMES.resolve(name);
    try {
      Files.createDirectories(NAMES);
      Files.createFile(file);
    } catch (FileAlreadyExistsException taken) {
      throw new KernelException("make the network namespace " + name, KernelException.EEXIST);
    } catch (IOException refused) {
      throw new KernelException("make the network namespace " + name, refused);
    }
    try {
      shareNames();
      aside(
          "makes " + name,
          () -> {
            LibC.leaveNamespace(CLONE_NEWNET);
            LibC.mount("/proc/thread-self/ns/net", file.toString(), MS_BIND);
            KernelInterface.here("lo").up();
            return file;
          });
      return at(file);
    } catch (RuntimeException refused) {
      delete(name);
      throw refused;
    }
  }

  /// Takes the name away, and with it the namespace unless somebody is inside. It need not be
  /// there.
  public static void delete(String name) {
    var file = NAMES.resolve(name);
    try {
      LibC.unmount(file.toString(), MNT_DETACH);
    } catch (KernelException notThere) {
      if (!notThere.absent() && notThere.errno() != KernelException.EINVAL) {
        throw notThere;
      }
    }
    try {
      Files.deleteIfExists(file);
    } catch (IOException refused) {
      throw new KernelException("delete the network namespace " + name, refused);
    }
  }

  /// Names appear and vanish in other mount namespaces too: a name that one of them kept would keep
  /// the network namespace.
  private static void shareNames() {
    var names = NAMES.toString();
    try {
      LibC.mount("", names, MS_SHARED | MS_RECURSIVE);
    } catch (KernelException noMountYet) {
      LibC.mount(names, names, MS_BIND | MS_RECURSIVE);
      LibC.mount("", names, MS_SHARED | MS_RECURSIVE);
    }
  }

  /// The namespace this process was started in.
  public static NetworkNamespace own() {
    return at(Path.of("/proc/self/ns/net"));
  }

  /// The namespace with these numbers, looked for among the named ones and those of all processes.
  public static Optional<NetworkNamespace> numbered(long device, long inode) {
    return all().stream().filter(it -> it.device == device && it.inode == inode).findAny();
  }

  /// Every namespace that has a name under `/run/netns` or a process, once each.
  public static Collection<NetworkNamespace> all() {
    var found = new HashMap<Long, NetworkNamespace>();
    addAll(found, NAMES, "");
    addAll(found, Path.of("/proc"), "ns/net");
    return found.values();
  }

  /// The same namespace reached through a file that leads there now.
  ///
  /// @throws NoSuchNamespaceException when it is gone
  NetworkNamespace reachable() {
    try {
      if (at(file).sameAs(this)) {
        return this;
      }
    } catch (NoSuchNamespaceException elsewherePerhaps) {
      // Its file ended with a process; others of that namespace may live.
    }
    return numbered(device, inode)
        .orElseThrow(
            () -> new NoSuchNamespaceException("the network namespace " + this + " is gone"));
  }

  public boolean sameAs(NetworkNamespace other) {
    return device == other.device && inode == other.inode;
  }

  Descriptor open() {
    try {
      return new Descriptor(LibC.open(reachable().file.toString(), O_RDONLY_CLOEXEC));
    } catch (KernelException refused) {
      throw refused.absent()
          ? new NoSuchNamespaceException("the network namespace " + this + " is gone", refused)
          : refused;
    }
  }

  /// Runs the action on a platform thread of its own that is inside this namespace. Sockets made
  /// there stay there, whoever uses them later.
  public <T> T visit(Callable<T> action) {
    try (var descriptor = open()) {
      return aside(
          "visits " + inode,
          () -> {
            LibC.setNamespace(descriptor.number(), CLONE_NEWNET);
            return action.call();
          });
    }
  }

  /// A thread that has changed its namespace is used for nothing else.
  private static <T> T aside(String name, Callable<T> action) {
    var task = new FutureTask<>(action);
    Thread.ofPlatform().name(name).start(task);
    try {
      return task.get();
    } catch (ExecutionException failed) {
      throw failed.getCause() instanceof RuntimeException refused
          ? refused
          : new IllegalStateException(failed.getCause());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while it " + name, interrupted);
    }
  }

  /// Two files that lead to one namespace are equal.
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof NetworkNamespace namespace && sameAs(namespace);
  }

  @Override
  public int hashCode() {
    return Long.hashCode(inode);
  }

  @Override
  public String toString() {
    return file + " (net:[" + inode + "])";
  }

  private static void addAll(Map<Long, NetworkNamespace> found, Path directory, String below) {
    try (var files = Files.newDirectoryStream(directory)) {
      for (var file : files) {
        if (below.isEmpty() || Character.isDigit(file.getFileName().toString().charAt(0))) {
          addOne(found, file.resolve(below));
        }
      }
    } catch (IOException | DirectoryIteratorException none) {
      // No names, or no right to list them: what is left is what can be reached.
    }
  }

  private static void addOne(Map<Long, NetworkNamespace> found, Path file) {
    try {
      var namespace = at(file);
      if (namespace.device == own().device) { // else a name whose namespace is still to be mounted
        found.putIfAbsent(namespace.inode, namespace);
      }
    } catch (NoSuchNamespaceException endedMeanwhile) {
      // A process that ended while we looked.
    }
  }

  private static long number(Path file, String attribute) throws IOException {
    if (Files.getAttribute(file, attribute) instanceof Number number) {
      return number.longValue();
    }
    throw new IOException("no " + attribute + " of " + file);
  }

  /// An open descriptor of a namespace's file.
  record Descriptor(int number) implements AutoCloseable {
    @Override
    public void close() {
      LibC.close(number);
    }
  }
}
