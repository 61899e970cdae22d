package io.telcomesh.s1ap;

import static io.telcomesh.s1ap.OverloadAction.NOT_ACCEPT_MO_DATA_OR_DELAY_TOLERANT_ACCESS_FROM_CP_CIOT;
import static io.telcomesh.s1ap.OverloadAction.PERMIT_EMERGENCY_SESSIONS_AND_MOBILE_TERMINATED_SERVICES_ONLY;
import static io.telcomesh.s1ap.OverloadAction.PERMIT_HIGH_PRIORITY_SESSIONS_AND_EXCEPTION_REPORTING_AND_MOBILE_TERMINATED_SERVICES_ONLY;
import static io.telcomesh.s1ap.OverloadAction.PERMIT_HIGH_PRIORITY_SESSIONS_AND_MOBILE_TERMINATED_SERVICES_ONLY;
import static io.telcomesh.s1ap.OverloadAction.REJECT_DELAY_TOLERANT_ACCESS;
import static io.telcomesh.s1ap.OverloadAction.REJECT_NON_EMERGENCY_MO_DT;
import static io.telcomesh.s1ap.OverloadAction.REJECT_RRC_CR_SIGNALLING;
import static io.telcomesh.s1ap.RrcEstablishmentCause.DELAY_TOLERANTACCESS;
import static io.telcomesh.s1ap.RrcEstablishmentCause.EMERGENCY;
import static io.telcomesh.s1ap.RrcEstablishmentCause.HIGHPRIORITYACCESS;
import static io.telcomesh.s1ap.RrcEstablishmentCause.MO_DATA;
import static io.telcomesh.s1ap.RrcEstablishmentCause.MO_EXCEPTIONDATA;
import static io.telcomesh.s1ap.RrcEstablishmentCause.MO_SIGNALLING;
import static io.telcomesh.s1ap.RrcEstablishmentCause.MO_VOICECALL;
import static io.telcomesh.s1ap.RrcEstablishmentCause.MT_ACCESS;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Which connections an eNodeB establishes no more, TS 36.413 §8.7.6.2.
class OverloadActionTest {
  static Stream<Arguments> rejected() {
    return Stream.of(
        Arguments.of(
            REJECT_NON_EMERGENCY_MO_DT, EnumSet.of(MO_DATA, MO_VOICECALL, DELAY_TOLERANTACCESS)),
        Arguments.of(
            REJECT_RRC_CR_SIGNALLING,
            EnumSet.of(MO_DATA, MO_VOICECALL, MO_SIGNALLING, DELAY_TOLERANTACCESS)),
        Arguments.of(
            PERMIT_EMERGENCY_SESSIONS_AND_MOBILE_TERMINATED_SERVICES_ONLY,
            EnumSet.complementOf(EnumSet.of(EMERGENCY, MT_ACCESS))),
        Arguments.of(
            PERMIT_HIGH_PRIORITY_SESSIONS_AND_MOBILE_TERMINATED_SERVICES_ONLY,
            EnumSet.complementOf(EnumSet.of(HIGHPRIORITYACCESS, MT_ACCESS))),
        Arguments.of(REJECT_DELAY_TOLERANT_ACCESS, EnumSet.of(DELAY_TOLERANTACCESS)),
        Arguments.of(
            PERMIT_HIGH_PRIORITY_SESSIONS_AND_EXCEPTION_REPORTING_AND_MOBILE_TERMINATED_SERVICES_ONLY,
            EnumSet.complementOf(EnumSet.of(HIGHPRIORITYACCESS, MO_EXCEPTIONDATA, MT_ACCESS))),
        Arguments.of(
            NOT_ACCEPT_MO_DATA_OR_DELAY_TOLERANT_ACCESS_FROM_CP_CIOT,
            EnumSet.noneOf(RrcEstablishmentCause.class)));
  }

  @ParameterizedTest
  @MethodSource
  void rejected(OverloadAction action, Set<RrcEstablishmentCause> causes) {
    assertThat(
            Stream.of(RrcEstablishmentCause.values())
                .filter(cause -> !action.permits(cause))
                .collect(Collectors.toSet()))
        .isEqualTo(causes);
  }
}
