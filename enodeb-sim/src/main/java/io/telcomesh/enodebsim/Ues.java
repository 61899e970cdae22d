package io.telcomesh.enodebsim;

import io.telcomesh.identifiers.Apn;
import io.telcomesh.identifiers.Imsi;
import io.telcomesh.identifiers.PdnType;
import io.telcomesh.identifiers.STmsi;
import io.telcomesh.procedures.ProcedureRunner;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Stream;

/// All UEs of a simulator. For any thread.
public final class Ues {
  private final Apn apn;
  private final PdnType pdnType;
  private final NasObserver observer;
  private final Function<UeContext, ProcedureRunner<UeContext, UeMessage>> runners;
  private final AtomicInteger numbers = new AtomicInteger();
  private final Map<Imsi, ProcedureRunner<UeContext, UeMessage>> byImsi = new ConcurrentHashMap<>();
  private final Map<Integer, ProcedureRunner<UeContext, UeMessage>> byNumber =
      new ConcurrentSkipListMap<>();
  private final Map<STmsi, Imsi> listening = new ConcurrentHashMap<>();

  Ues(
      Apn apn,
      PdnType pdnType,
      NasObserver observer,
      Function<UeContext, ProcedureRunner<UeContext, UeMessage>> runners) {
    this.apn = apn;
    this.pdnType = pdnType;
    this.observer = observer;
    this.runners = runners;
  }

  /// A UE with this USIM, not attached. Where there is one with the IMSI already, that one.
  public ProcedureRunner<UeContext, UeMessage> add(Subscriber subscriber) {
    return byImsi.computeIfAbsent(
        subscriber.imsi(),
        _ -> {
          int number = numbers.getAndIncrement();
          var equipment = UeEquipment.of(number, apn, pdnType);
          var runner =
              runners.apply(new UeContext(number, subscriber, equipment, observer, listening));
          byNumber.put(number, runner);
          return runner;
        });
  }

  public Optional<ProcedureRunner<UeContext, UeMessage>> find(Imsi imsi) {
    return Optional.ofNullable(byImsi.get(imsi));
  }

  /// The UE that has been given this S-TMSI.
  public Optional<ProcedureRunner<UeContext, UeMessage>> find(STmsi sTmsi) {
    return Optional.ofNullable(listening.get(sTmsi)).flatMap(this::find);
  }

  /// In the order of their numbers.
  public Stream<ProcedureRunner<UeContext, UeMessage>> all() {
    return List.copyOf(byNumber.values()).stream();
  }

  public int size() {
    return byImsi.size();
  }

  /// How many are EMM-REGISTERED.
  public long registered() {
    return all().filter(ue -> ue.context().registered()).count();
  }
}
