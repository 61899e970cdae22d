package io.telcomesh.diameter.s6a;

/// IDR-Flags, TS 29.272 §7.3.103: what the HSS wants to know of a UE.
public record IdrFlags(long bits) {
  private static final long UE_REACHABILITY = 1;
  private static final long T_ADS = 1 << 1;
  private static final long EPS_USER_STATE = 1 << 2;
  private static final long EPS_LOCATION_INFORMATION = 1 << 3;
  private static final long CURRENT_LOCATION = 1 << 4;
  private static final long RAT_TYPE = 1 << 7;

  /// State, place and access of the UE, as the MME knows them.
  public static IdrFlags stateAndLocation() {
    return new IdrFlags(T_ADS | EPS_USER_STATE | EPS_LOCATION_INFORMATION | RAT_TYPE);
  }

  /// The same, and the MME pages the UE to know better (§5.2.2.1.2).
  public IdrFlags current() {
    return new IdrFlags(bits | CURRENT_LOCATION);
  }

  public boolean ueReachability() {
    return has(UE_REACHABILITY);
  }

  /// Terminating access domain selection: IMS voice support, last activity, RAT type.
  public boolean tAds() {
    return has(T_ADS);
  }

  public boolean userState() {
    return has(EPS_USER_STATE);
  }

  public boolean location() {
    return has(EPS_LOCATION_INFORMATION);
  }

  public boolean currentLocation() {
    return has(CURRENT_LOCATION);
  }

  public boolean ratType() {
    return has(RAT_TYPE);
  }

  private boolean has(long bit) {
    return (bits & bit) != 0;
  }
}
