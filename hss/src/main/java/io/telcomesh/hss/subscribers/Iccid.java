package io.telcomesh.hss.subscribers;

/// The number of a SIM card, ITU-T E.118, without its check digit.
///
/// @param digits 18
record Iccid(String digits) {
  private static final int LENGTH = 18;

  /// @throws IllegalArgumentException for anything but 18 digits that begin with 89
  Iccid {
    if (!digits.matches("89[0-9]{%d}".formatted(LENGTH - 2))) {
      throw new IllegalArgumentException("18 digits, the first 89");
    }
  }

  /// The whole number of a card so many later: 19 digits, the last by Luhn's rule.
  String after(int cards) {
    var number = Long.toString(Long.parseLong(digits) + cards);
    return number + check(number);
  }

  private static int check(String number) {
    int sum = 0;
    for (int i = 0; i < number.length(); i++) {
      int digit = number.charAt(number.length() - 1 - i) - '0';
      int counted = i % 2 == 0 ? 2 * digit : digit;
      sum += counted > 9 ? counted - 9 : counted;
    }
    return (10 - sum % 10) % 10;
  }
}
