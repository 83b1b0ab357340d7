package imr.store;

import java.util.Optional;

/** What the program asks of a new passphrase, and how hard one is to guess. */
public final class PassphrasePolicy {
  /** In characters, blanks not counted: NIST SP 800-63B. */
  private static final int SHORTEST = 8;

  private static final int FEWEST_DIFFERENT = 4;
  private static final double FAIR_BITS = 28;
  private static final double STRONG_BITS = 44;

  private PassphrasePolicy() {}

  /** How hard a passphrase is to guess. */
  public enum Strength {
    WEAK,
    FAIR,
    STRONG
  }

  /** Why a passphrase can't be used, in a sentence; empty where it can. */
  public static Optional<String> problem(String words) {
    long letters = words.codePoints().filter(c -> !isBlank(c)).count();
    long different = words.codePoints().filter(c -> !isBlank(c)).distinct().count();
    if (letters < SHORTEST) {
      return Optional.of(
          "Use a passphrase of at least %d characters, not counting blanks. Several words are better than one."
              .formatted(SHORTEST));
    }
    return different < FEWEST_DIFFERENT
        ? Optional.of(
            "Use a passphrase with at least %d different characters.".formatted(FEWEST_DIFFERENT))
        : Optional.empty();
  }

  /** Spaces of all kinds, and what shows as nothing. */
  private static boolean isBlank(int c) {
    return Character.isWhitespace(c)
        || Character.isSpaceChar(c)
        || Character.isISOControl(c)
        || Character.getType(c) == Character.FORMAT;
  }

  /**
   * A rough measure: each character counts by its kind, less where it repeats or continues the one
   * before, as in {@code aaaa} or {@code 1234}. Letters count little, because most are in words.
   */
  public static Strength strength(String words) {
    if (problem(words).isPresent()) {
      return Strength.WEAK;
    }
    int[] all = words.codePoints().toArray();
    double bits = 0;
    for (int i = 0; i < all.length; i++) {
      boolean goesOn = i > 0 && Math.abs(all[i] - all[i - 1]) <= 1;
      boolean repeats = i > 1 && all[i] == all[i - 2];
      bits += goesOn || repeats ? 0.3 : bits(all[i]);
    }
    return bits < FAIR_BITS ? Strength.WEAK : bits < STRONG_BITS ? Strength.FAIR : Strength.STRONG;
  }

  private static double bits(int c) {
    if (isBlank(c)) {
      return 1;
    }
    if (Character.isLowerCase(c)) {
      return 2;
    }
    return Character.isLetterOrDigit(c) ? 3 : 4;
  }
}
