package imr.exchange;

import imr.annotation.Claim;
import java.util.List;
import java.util.Optional;

/**
 * What a file from elsewhere says of one letter, before it is looked for in the letter.
 *
 * @param name the letter's file name as the file gives it; empty where it gives none
 * @param textSha256 the hash of the letter's canonical text, where the file gives it
 * @param text the letter's text, where the file carries it
 * @param author who says so, where the file tells
 * @param claims in the file's order
 * @param passedOver labels and keys that the schema does not know, by their names in the file
 */
public record Prediction(
    String name,
    Optional<String> textSha256,
    Optional<String> text,
    Optional<String> author,
    List<Claim> claims,
    List<String> passedOver) {
  public Prediction {
    claims = List.copyOf(claims);
    passedOver = List.copyOf(passedOver);
  }
}
