package io.telcomesh.mme;

import static io.telcomesh.nas.eps.ie.EpsUpdateType.Kind.TRACKING_AREA;
import static org.assertj.core.api.Assertions.assertThat;

import io.telcomesh.codec.testing.Proves;
import io.telcomesh.identifiers.Tai;
import io.telcomesh.nas.eps.TrackingAreaUpdateAccept;
import io.telcomesh.procedures.SimulatedScheduler;
import io.telcomesh.s1ap.Paging;
import io.telcomesh.s1ap.SupportedTa;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Where a UE is paged: in the areas of its TAI list and nowhere else, TS 23.401 §5.3.4.3 step 3a.
class PagingAreaTest {
  private final SimulatedScheduler scheduler = new SimulatedScheduler(1);
  private final World world = new World(scheduler, World.settingsOfTwoAreas());
  private final ScriptedUe ue = world.ue;

  @BeforeEach
  void attach() {
    world.otherEnodeb.tai = World.OTHER_TAI;
    world.otherEnodeb.setup =
        Optional.of(world.otherEnodeb.setup(List.of(new SupportedTa(8, List.of(World.PLMN)))));
    world.attached();
  }

  @AfterEach
  void end() {
    scheduler.close();
  }

  @Test
  @Proves("s1ap.paging")
  void pagesInTheAreaOfTheAttach() {
    world.idle();
    downlinkData();

    paged(world.enodeb, World.TAI);
    notPaged(world.otherEnodeb);
  }

  @Test
  @Proves("s1ap.paging")
  void pagesInTheAreaOfTheLastUpdate() {
    world.idle();
    ue.moveTo(world.otherEnodeb);
    ue.update(TRACKING_AREA, false);
    world.settle();
    downlinkData();

    notPaged(world.enodeb);
    paged(world.otherEnodeb, World.OTHER_TAI);
  }

  /// §5.5.3.2.7 c.
  @Test
  void pagesInBothWhereTheUeMayNotHaveTakenTheNewList() {
    world.idle();
    ue.moveTo(world.otherEnodeb);
    for (int i = 0; i < 5; i++) {
      ue.script.thenSilent(TrackingAreaUpdateAccept.class);
    }
    ue.update(TRACKING_AREA, false);
    scheduler.runFor(Duration.ofMinutes(1));
    downlinkData();

    assertThat(pages(world.otherEnodeb).getFirst().taiList())
        .containsExactly(World.OTHER_TAI, World.TAI);
    assertThat(pages(world.enodeb)).isEqualTo(pages(world.otherEnodeb));
  }

  private void downlinkData() {
    world.sgw.notifyOf(world.runner().context().s11Teid());
    world.settle();
  }

  private static void paged(ScriptedEnodeb enodeb, Tai area) {
    assertThat(pages(enodeb)).extracting(Paging::taiList).containsExactly(List.of(area));
  }

  private static void notPaged(ScriptedEnodeb enodeb) {
    assertThat(pages(enodeb)).isEmpty();
  }

  private static List<Paging> pages(ScriptedEnodeb enodeb) {
    return enodeb.script.received(Paging.class);
  }
}
