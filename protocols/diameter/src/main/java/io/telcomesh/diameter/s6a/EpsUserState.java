package io.telcomesh.diameter.s6a;

import io.telcomesh.codec.OtherIes;
import io.telcomesh.codec.Table;
import io.telcomesh.diameter.AvpTable;
import io.telcomesh.diameter.AvpTag;
import java.util.Optional;

/// EPS-User-State, TS 29.272 §7.3.110.
public record EpsUserState(Optional<MmeUserState> mme, OtherIes others) {
  static final Table<EpsUserState, AvpTag> MEMBERS =
      AvpTable.of(EpsUserState.class, "EPS-User-State")
          .optional(S6aAvps.MME_USER_STATE, EpsUserState::mme)
          .others(EpsUserState::others)
          .build();

  public static EpsUserState of(UserState state) {
    return new EpsUserState(
        Optional.of(new MmeUserState(Optional.of(state), OtherIes.NONE)), OtherIes.NONE);
  }

  public Optional<UserState> state() {
    return mme.flatMap(MmeUserState::state);
  }
}
