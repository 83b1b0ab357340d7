package imr.exchange;

import imr.annotation.Claim;
import java.util.List;
import java.util.Optional;

/**
 * What an imported file says about a letter, before it is located in the letter.
 *
 * @param name the letter's file name as given in the file, truncated to 1,000 UTF-16 units; empty
 *     if there is none
 * @param textSha256 the hash of the letter's canonical text, if the file contains it
 * @param text the letter's text, if the file contains it
 * @param author the author, if the file names one
 * @param claims in file order
 * @param passedOver labels and keys that weren't used
 * @param remarks sentences about how the file was read
 */
public record Prediction(
    String name,
    Optional<String> textSha256,
    Optional<String> text,
    Optional<String> author,
    List<Claim> claims,
    List<String> passedOver,
    List<String> remarks) {
  /** A letter with all lists filled has about 300. */
  private static final int MOST_CLAIMS = 5000;

  private static final int MOST_PASSED_OVER = 1000;
  private static final int LONGEST_NAME = 1000;

  public Prediction {
    name = name.substring(0, Math.min(LONGEST_NAME, name.length()));
    claims = List.copyOf(claims);
    passedOver = passedOver.stream().limit(MOST_PASSED_OVER).toList();
    remarks = List.copyOf(remarks);
  }

  /** Creates a prediction without remarks. */
  public Prediction(
      String name,
      Optional<String> textSha256,
      Optional<String> text,
      Optional<String> author,
      List<Claim> claims,
      List<String> passedOver) {
    this(name, textSha256, text, author, claims, passedOver, List.of());
  }

  /**
   * Must be called before adding a claim.
   *
   * @throws SizeLimitException if there are too many
   */
  static void requireFew(int claims) {
    if (claims >= MOST_CLAIMS) {
      throw new SizeLimitException("it has more than 5,000 values for one letter");
    }
  }
}
