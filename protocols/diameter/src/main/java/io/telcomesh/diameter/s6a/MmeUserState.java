package io.telcomesh.diameter.s6a;

import io.telcomesh.codec.OtherIes;
import io.telcomesh.codec.Table;
import io.telcomesh.diameter.AvpTable;
import io.telcomesh.diameter.AvpTag;
import java.util.Optional;

/// MME-User-State, TS 29.272 §7.3.112.
public record MmeUserState(Optional<UserState> state, OtherIes others) {
  static final Table<MmeUserState, AvpTag> MEMBERS =
      AvpTable.of(MmeUserState.class, "MME-User-State")
          .optional(S6aAvps.USER_STATE, MmeUserState::state)
          .others(MmeUserState::others)
          .build();
}
