package imr.extract;

import imr.letter.Span;
import java.util.List;
import java.util.Optional;

/**
 * The guidelines and rationale of an item in forms A and A2: one sentence each for the claims
 * administrator and the reviewer ({@code … based its decision on …}), and the rationale after its
 * heading.
 */
record NoticeParts(
    Optional<Span> administrator, Optional<Span> reviewer, Optional<Span> rationale) {
  private static final List<String> RATIONALE =
      List.of("rationale for the decision:", "decision rationale:", "rationale for the decision");
  private static final List<String> ENDS =
      List.of(
          "\n1) ",
          "\n2) ",
          "\n3) ",
          "\n4) ",
          "\n5) ",
          "\n6) ",
          "\n7) ",
          "\n8) ",
          "\n9) ",
          "\neffect of the decision",
          "\nsincerely");
  private static final List<String> REVIEWERS =
      List.of(
          "expert reviewer based",
          "physician reviewer based",
          "expert reviewer found",
          "physician reviewer found",
          "maximus physician reviewer based",
          "expert reviewer relied",
          "physician reviewer relied");

  static NoticeParts of(String text, int from, int to) {
    String part = text.substring(from, to).toLowerCase(java.util.Locale.ROOT);
    int rationale = -1;
    int label = 0;
    for (String words : RATIONALE) {
      int at = part.indexOf(words);
      if (at >= 0 && rationale < 0) {
        rationale = at + words.length();
        label = at;
      }
    }
    int guidelinesEnd = rationale < 0 ? part.length() : label;
    int reviewer = first(part, REVIEWERS, guidelinesEnd);
    int administrator =
        first(part, List.of("claims administrator"), reviewer < 0 ? guidelinesEnd : reviewer);
    return new NoticeParts(
        stretch(text, from, administrator, reviewer < 0 ? guidelinesEnd : reviewer),
        stretch(text, from, reviewer, guidelinesEnd),
        stretch(text, from, rationale, rationaleEnd(part, rationale)));
  }

  private static int first(String part, List<String> any, int before) {
    return any.stream().mapToInt(part::indexOf).filter(i -> i >= 0 && i < before).min().orElse(-1);
  }

  private static int rationaleEnd(String part, int from) {
    int next = first(part.substring(Math.max(0, from)), ENDS, part.length());
    return next < 0 || from < 0 ? part.length() : from + next;
  }

  private static Optional<Span> stretch(String text, int offset, int from, int to) {
    return from < 0 || to < from
        ? Optional.empty()
        : TextRanges.trimmed(text, offset + from, offset + to);
  }
}
