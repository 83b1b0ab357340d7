package imr.exchange;

import imr.annotation.Claim;
import java.util.List;
import java.util.Optional;

/**
 * What a file from elsewhere says of one letter, before it is looked for in the letter.
 *
 * @param name the letter's file name as the file gives it, at most 1,000 UTF-16 units of it; empty
 *     where it gives none
 * @param textSha256 the hash of the letter's canonical text, where the file gives it
 * @param text the letter's text, where the file carries it
 * @param author who says so, where the file tells
 * @param claims in the file's order
 * @param passedOver labels and keys that weren't used, by their names in the file
 * @param remarks a sentence for each thing about how the file was read
 */
public record Prediction(
    String name,
    Optional<String> textSha256,
    Optional<String> text,
    Optional<String> author,
    List<Claim> claims,
    List<String> passedOver,
    List<String> remarks) {
  /** A letter with all its lists filled has some 300. */
  private static final int MOST_CLAIMS = 5000;

  private static final int MOST_PASSED_OVER = 1000;
  private static final int LONGEST_NAME = 1000;

  public Prediction {
    name = name.substring(0, Math.min(LONGEST_NAME, name.length()));
    claims = List.copyOf(claims);
    passedOver = passedOver.stream().limit(MOST_PASSED_OVER).toList();
    remarks = List.copyOf(remarks);
  }

  /** Without remarks. */
  public Prediction(
      String name,
      Optional<String> textSha256,
      Optional<String> text,
      Optional<String> author,
      List<Claim> claims,
      List<String> passedOver) {
    this(name, textSha256, text, author, claims, passedOver, List.of());
  }

  /** To be asked before one claim more is added. */
  static void requireFew(int claims) {
    if (claims >= MOST_CLAIMS) {
      throw new TooMuch("it has more than 5,000 values for one letter");
    }
  }
}
