package io.telcomesh.hss.subscribers;

import static org.assertj.core.api.Assertions.assertThat;

import io.telcomesh.codec.OtherIes;
import io.telcomesh.diameter.Result;
import io.telcomesh.diameter.s6a.EpsLocationInformation;
import io.telcomesh.diameter.s6a.EpsUserState;
import io.telcomesh.diameter.s6a.IdrFlags;
import io.telcomesh.diameter.s6a.InsertSubscriberDataAnswer;
import io.telcomesh.diameter.s6a.UserState;
import io.telcomesh.hss.HssWorld;
import io.telcomesh.hss.s6a.OperatorAnswer;
import io.telcomesh.identifiers.Imsi;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/// The operator's demands of an MME, over REST.
final class RegistrationControllerTest {
  private static final String IMSI = "/subscribers/001010000000001";

  private final Mmes mmes = new Mmes();
  private final MockMvcTester http = MockMvcTester.of(new RegistrationController(mmes));

  @Test
  void tellsWhereASubscriberIs() {
    mmes.answer = new OperatorAnswer.Known(known());
    assertThat(get("/state?current=true"))
        .hasStatusOk()
        .bodyJson()
        .isLenientlyEqualTo(
            """
            {"imsi": "001010000000001", "mme": "mme.example", "state": "CONNECTED_REACHABLE_FOR_PAGING",
             "cell": {"plmn": "001/01", "identity": 105217}, "trackingArea": {"plmn": "001/01", "tac": 7},
             "ageInMinutes": 0, "lastActivity": "2026-11-24T09:00:00Z", "imsVoiceOverPs": true,
             "ratType": 1004}
            """);
    assertThat(mmes.wanted.currentLocation()).isTrue();
    get("/state");
    assertThat(mmes.wanted.currentLocation()).isFalse();
  }

  @Test
  void detachesWithAndWithoutReattach() {
    assertThat(http.delete().uri(IMSI + "/registration?reattach=true").exchange()).hasStatus(204);
    assertThat(mmes.reattach).isTrue();
    assertThat(http.delete().uri(IMSI + "/registration").exchange()).hasStatus(204);
    assertThat(mmes.reattach).isFalse();
  }

  @Test
  void saysWhyItCannotTell() {
    assertStatus(new OperatorAnswer.NoSubscriber(), 404);
    assertStatus(new OperatorAnswer.NotRegistered(), 409);
    assertStatus(new OperatorAnswer.RefusedBy(Result.UNABLE_TO_COMPLY), 502);
    assertStatus(new OperatorAnswer.NoAnswer(), 504);
  }

  private void assertStatus(OperatorAnswer answer, int status) {
    mmes.answer = answer;
    assertThat(get("/state")).hasStatus(status);
  }

  private MvcTestResult get(String path) {
    return http.get().uri(IMSI + path).exchange();
  }

  private static InsertSubscriberDataAnswer known() {
    var answer =
        new InsertSubscriberDataAnswer(
            "session;1",
            List.of(),
            Optional.of(Result.SUCCESS),
            Optional.empty(),
            1,
            "mme.example",
            "example",
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            OtherIes.NONE);
    return answer.with(
        Optional.of(1),
        Optional.of(Instant.parse("2026-11-24T09:00:00Z")),
        Optional.of(1004),
        Optional.of(EpsUserState.of(UserState.CONNECTED_REACHABLE_FOR_PAGING)),
        Optional.of(EpsLocationInformation.of(HssWorld.CELL, HssWorld.TRACKING_AREA, 0)));
  }

  private static final class Mmes implements ServingMmes {
    private OperatorAnswer answer = new OperatorAnswer.Done();
    private IdrFlags wanted = new IdrFlags(0);
    private boolean reattach;

    @Override
    public void detach(Imsi imsi, boolean attachAnew, Consumer<OperatorAnswer> told) {
      reattach = attachAnew;
      told.accept(answer);
    }

    @Override
    public void locate(Imsi imsi, IdrFlags flags, Consumer<OperatorAnswer> told) {
      wanted = flags;
      told.accept(answer);
    }
  }
}
