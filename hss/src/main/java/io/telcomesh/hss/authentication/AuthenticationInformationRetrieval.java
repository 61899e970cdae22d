package io.telcomesh.hss.authentication;

import io.telcomesh.codec.Octets;
import io.telcomesh.codec.OtherIes;
import io.telcomesh.diameter.Refusal;
import io.telcomesh.diameter.Result;
import io.telcomesh.diameter.s6a.AuthenticationInfo;
import io.telcomesh.diameter.s6a.EutranVector;
import io.telcomesh.diameter.s6a.S6aAvps;
import io.telcomesh.hss.s6a.Answers;
import io.telcomesh.hss.s6a.HssMessage;
import io.telcomesh.hss.s6a.S6a;
import io.telcomesh.hss.s6a.SubscriberStore;
import io.telcomesh.hss.subscription.SubscriberContext;
import io.telcomesh.procedures.Procedure;
import io.telcomesh.procedures.Refused;
import io.telcomesh.procedures.Unwinding;
import io.telcomesh.security.AuthenticationFunctions;
import io.telcomesh.security.Auts;
import io.telcomesh.security.EpsAuthenticationVector;
import io.telcomesh.security.SequenceNumber;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// An MME asks for vectors to authenticate a subscriber with: Authentication Information Retrieval,
/// TS 29.272 §5.2.3.1.
///
/// Whatever comes meanwhile waits: this procedure itself waits only for the database, and two of
/// one subscriber must not take the same sequence numbers.
public final class AuthenticationInformationRetrieval extends Procedure<HssMessage> {
  private static final int RAND_LENGTH = 16;
  private static final int RESYNCHRONISATION_LENGTH = 30;

  private final SubscriberContext context;
  private final HssMessage.Authenticate asked;
  private final S6a s6a;
  private final SubscriberStore store;
  private final Vectors vectors;

  public AuthenticationInformationRetrieval(
      SubscriberContext context,
      HssMessage.Authenticate asked,
      S6a s6a,
      SubscriberStore store,
      Vectors vectors) {
    this.context = context;
    this.asked = asked;
    this.s6a = s6a;
    this.store = store;
    this.vectors = vectors;
  }

  @Override
  protected void run() {
    var request = asked.request();
    s6a.origin().check(request, asked.sender(), request.visitedPlmn());
    var subscriber = store.epsSubscriber(context); // §5.2.3.1.3
    // Vectors of other accesses are an SGSN's business, on S6d.
    var wanted =
        request
            .requestedEutran()
            .orElseThrow(() -> new Refused(Refusal.of(Result.AUTHENTICATION_DATA_UNAVAILABLE)));
    int count = vectors.count(wanted.numberOfRequestedVectors());
    var functions = subscriber.credentials().functions(vectors.milenage());
    wanted.resynchronizationInfo().ifPresent(info -> resynchronise(functions, info));
    var first = sequenceNumbers(count);
    var made =
        vectors
            .centre()
            .vectors(
                functions,
                subscriber.credentials().amf(),
                request.visitedPlmn().octets(),
                first,
                count);
    var info = new AuthenticationInfo(numbered(made), OtherIes.NONE);
    asked.answer().accept(s6a.answers().to(request, info));
  }

  @Override
  protected void failed(Unwinding why) {
    asked.answer().accept(s6a.answers().to(asked.request(), Answers.refusalOf(why)));
  }

  /// The USIM has refused a challenge and told its sequence number: RAND‖AUTS. A token that does
  /// not prove itself changes nothing, and the MME gets vectors all the same (TS 33.102 §6.3.5).
  private void resynchronise(AuthenticationFunctions functions, Octets info) {
    if (info.length() != RESYNCHRONISATION_LENGTH) {
      throw new Refused(Refusal.invalid(S6aAvps.RE_SYNCHRONIZATION_INFO, info));
    }
    vectors
        .centre()
        .sequenceNumber(functions, info.slice(0, RAND_LENGTH), new Auts(info.from(RAND_LENGTH)))
        .ifPresent(usim -> context.sequenceNumbers().resynchronise(usim));
  }

  /// The first of that many, each requester's with an IND of its own.
  private SequenceNumber sequenceNumbers(int count) {
    int ind = store.ind(asked.request().originHost());
    var numbers = context.sequenceNumbers();
    if (!numbers.remain(count)) {
      throw new Refused(Refusal.of(Result.AUTHENTICATION_DATA_UNAVAILABLE));
    }
    if (!numbers.cover(count)) {
      store.reserve(context, numbers.toReserve(count, vectors.step()));
    }
    return numbers.give(count, ind);
  }

  /// Item-Number tells the order of use, §7.3.23.
  private static List<EutranVector> numbered(List<EpsAuthenticationVector> vectors) {
    return IntStream.range(0, vectors.size())
        .mapToObj(i -> eutranVector(i + 1, vectors.get(i)))
        .toList();
  }

  private static EutranVector eutranVector(long number, EpsAuthenticationVector vector) {
    return new EutranVector(
        Optional.of(number),
        vector.rand(),
        vector.xres(),
        vector.autn().octets(),
        vector.kasme().octets(),
        OtherIes.NONE);
  }
}
