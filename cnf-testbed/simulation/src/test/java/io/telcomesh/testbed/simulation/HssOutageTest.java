package io.telcomesh.testbed.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.telcomesh.enodebsim.Rejection;
import io.telcomesh.enodebsim.UeResult;
import io.telcomesh.identifiers.Imsi;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What a UE hears while the HSS is away, and that it comes back by itself: TS 24.301 §5.5.1.2.6 d.
class HssOutageTest {
  private final Epc epc = Epc.start(1);
  private final Imsi imsi = epc.provision(1, 1).getFirst();

  @AfterEach
  void end() {
    epc.close();
  }

  @Test
  void hearsOfASilentHss() {
    epc.silenceHss(true);
    networkFailure(epc.attach(imsi));
    epc.silenceHss(false);
    comesBack();
  }

  @Test
  void hearsOfAnHssWithoutWire() {
    epc.wireHss(false);
    networkFailure(epc.attach(imsi));
    epc.wireHss(true);
    comesBack();
  }

  @Test
  void hearsOfAnHssThatIsLostWhenTheUeComesBackWithItsKeys() {
    epc.attach(imsi);
    epc.detach(imsi);
    epc.wireHss(false);
    networkFailure(epc.attach(imsi));
    epc.wireHss(true);
    comesBack();
  }

  @Test
  void doesNotHearOfAnHssThatIsBackInTime() {
    epc.wireHss(false);
    epc.scheduler().after(Duration.ofSeconds(5), () -> epc.wireHss(true));
    assertThat(epc.attach(imsi).rejection()).isEmpty();
  }

  private static void networkFailure(UeResult attach) {
    var rejection = attach.rejection().orElseThrow();
    assertThat(rejection.by()).isEqualTo(Rejection.By.MME);
    assertThat(rejection.message()).isEqualTo("Attach Reject");
    assertThat(rejection.cause()).contains("#17");
  }

  private void comesBack() {
    epc.runFor(Duration.ofMinutes(2));
    assertThat(epc.simulator().ues().registered()).isEqualTo(1);
    Invariants.everySessionHasItsUe(epc);
  }
}
