package io.telcomesh.enodebsim.control;

import io.telcomesh.enodebsim.EnodebSim;
import io.telcomesh.enodebsim.Load;
import io.telcomesh.enodebsim.LoadReport;
import io.telcomesh.enodebsim.UeResult;
import io.telcomesh.identifiers.Apn;
import io.telcomesh.identifiers.Imsi;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/// Makes UEs, shows them, and lets them attach and detach.
@RestController
@RequestMapping("/ues")
class UeController {
  private static final int MOST_A_PAGE = 1000;

  /// T3430, and what goes before.
  private static final int MOVE_SECONDS = 20;

  /// T3482 and T3492 with all retransmissions are over before.
  private static final int LONGEST_SESSION_SECONDS = 60;

  private final EnodebSim sim;

  UeController(EnodebSim sim) {
    this.sim = sim;
  }

  /// @param next to be asked with as `after`; absent on the last page
  record Page(int total, long registered, List<UeView> ues, @Nullable Integer next) {}

  record Created(String first, String last, int count) {}

  /// In the order of their numbers.
  ///
  /// @param after the number of the last UE of the page before
  @GetMapping
  Page list(
      @RequestParam(defaultValue = "-1") int after, @RequestParam(defaultValue = "50") int size) {
    if (size < 1 || size > MOST_A_PAGE) {
      throw new IllegalArgumentException("size is 1 to %d, not %d".formatted(MOST_A_PAGE, size));
    }
    var found =
        sim.ues()
            .all()
            .filter(runner -> runner.context().number() > after)
            .limit(size + 1L)
            .map(runner -> UeView.of(runner.context()))
            .toList();
    var shown = found.subList(0, Math.min(size, found.size()));
    var next = found.size() > size ? Integer.valueOf(shown.getLast().number()) : null;
    return new Page(sim.ues().size(), sim.ues().registered(), shown, next);
  }

  @GetMapping("/{imsi}")
  UeView show(@PathVariable String imsi) {
    return sim.ues()
        .find(new Imsi(imsi))
        .map(runner -> UeView.of(runner.context()))
        .orElseThrow(
            () -> new ResponseStatusException(HttpStatus.NOT_FOUND, "there is no UE " + imsi));
  }

  /// Those that exist already stay as they are.
  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  Created create(@RequestBody UeBodies.Create body) {
    var subscribers = body.subscribers();
    subscribers.forEach(sim.ues()::add);
    return new Created(
        subscribers.getFirst().imsi().digits(),
        subscribers.getLast().imsi().digits(),
        subscribers.size());
  }

  /// 200 with the figures when all came to their end in time, else 202.
  @PostMapping("/attach")
  ResponseEntity<LoadView> attach(@RequestBody UeBodies.Run body) throws InterruptedException {
    return run(body, (imsi, done) -> sim.attach(imsi, body.attachesByImsi(), done));
  }

  @PostMapping("/detach")
  ResponseEntity<LoadView> detach(@RequestBody UeBodies.Run body) throws InterruptedException {
    return run(body, (imsi, done) -> sim.detach(imsi, body.switchesOff(), done));
  }

  /// The eNodeB asks for the release of UEs because of inactivity: they become idle.
  @PostMapping("/idle")
  ResponseEntity<LoadView> idle(@RequestBody UeBodies.Run body) throws InterruptedException {
    return run(body, sim::idle);
  }

  /// Idle UEs ask for service.
  @PostMapping("/service-request")
  ResponseEntity<LoadView> requestService(@RequestBody UeBodies.Run body)
      throws InterruptedException {
    return run(body, sim::requestService);
  }

  /// @param enodeb its name or its id
  record Move(@Nullable String enodeb) {
    String name() {
      if (enodeb == null) {
        throw new IllegalArgumentException("enodeb is needed: the name or the id of an eNodeB");
      }
      return enodeb;
    }
  }

  /// Has an idle UE go to a cell of another eNodeB: 200 with the UE when it has been there and,
  /// where it must, has told the network; 409 with why when it could not; 202 while it still tries.
  @PostMapping("/{imsi}/move")
  ResponseEntity<UeView> move(@PathVariable String imsi, @RequestBody Move body)
      throws InterruptedException {
    show(imsi);
    var ended = new ArrayBlockingQueue<UeResult>(1);
    sim.move(new Imsi(imsi), body.name(), ended::add);
    var result = ended.poll(MOVE_SECONDS, TimeUnit.SECONDS);
    if (result == null) {
      return ResponseEntity.accepted().body(show(imsi));
    }
    if (!result.succeeded()) {
      throw new ResponseStatusException(
          HttpStatus.CONFLICT, String.valueOf(result.rejection().orElseThrow()));
    }
    return ResponseEntity.ok(show(imsi));
  }

  /// Connects an attached UE to a further packet data network.
  @PostMapping("/{imsi}/pdns")
  ResponseEntity<PdnResult> connect(@PathVariable String imsi, @RequestBody UeBodies.Connect body)
      throws InterruptedException {
    show(imsi);
    return result(done -> sim.connect(new Imsi(imsi), body.name(), body.type(), done));
  }

  /// Ends the newest of its PDN connections to an APN.
  @DeleteMapping("/{imsi}/pdns/{apn}")
  ResponseEntity<PdnResult> disconnect(@PathVariable String imsi, @PathVariable String apn)
      throws InterruptedException {
    show(imsi);
    return result(done -> sim.disconnect(new Imsi(imsi), new Apn(apn), done));
  }

  /// @param reject absent where it succeeded
  record PdnResult(double milliseconds, UeView.@Nullable RejectView reject, @Nullable UeView ue) {}

  /// 200 with the reason where the UE was refused, 202 while it is under way.
  private ResponseEntity<PdnResult> result(Consumer<Consumer<UeResult>> what)
      throws InterruptedException {
    var ended = new ArrayBlockingQueue<UeResult>(1);
    what.accept(ended::add);
    var result = ended.poll(LONGEST_SESSION_SECONDS, TimeUnit.SECONDS);
    if (result == null) {
      return ResponseEntity.accepted().build();
    }
    return ResponseEntity.ok(
        new PdnResult(
            result.duration().toNanos() / 1e6,
            result.rejection().map(UeView.RejectView::of).orElse(null),
            show(result.imsi().digits())));
  }

  @ExceptionHandler
  ProblemDetail wrong(IllegalArgumentException wrong) {
    return ProblemDetail.forStatusAndDetail(
        HttpStatus.BAD_REQUEST, String.valueOf(wrong.getMessage()));
  }

  private ResponseEntity<LoadView> run(UeBodies.Run body, BiConsumer<Imsi, Consumer<UeResult>> what)
      throws InterruptedException {
    var ues = chosen(body);
    var timeout = body.timeout();
    var ended = new ArrayBlockingQueue<LoadReport>(1);
    Load.start(sim.scheduler(), ues, body.pace(), what, ended::add);
    var report = ended.poll(timeout.toMillis(), TimeUnit.MILLISECONDS);
    return report == null
        ? ResponseEntity.accepted().body(LoadView.under(ues.size()))
        : ResponseEntity.ok(LoadView.of(report, body.withDurations()));
  }

  private List<Imsi> chosen(UeBodies.Run body) {
    var first = body.firstImsi();
    first.ifPresent(imsi -> show(imsi.digits()));
    var ues =
        sim.ues()
            .all()
            .map(runner -> runner.context().imsi())
            .sorted((one, other) -> one.digits().compareTo(other.digits()))
            .dropWhile(imsi -> first.filter(from -> !from.equals(imsi)).isPresent())
            .limit(body.most())
            .toList();
    if (ues.isEmpty()) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND, "there are no UEs yet");
    }
    return ues;
  }
}
