package imr.intake;

import imr.letter.CleanText;
import imr.letter.LetterText;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds where each letter begins in a text that contains several. Another letter begins where an
 * opening heading recurs after the decisions of the previous one: at the start of its page, or at
 * its {@code Case Number:} if there is no page break.
 */
final class LetterSplitter {
  private static final Pattern DECISIONS =
      Pattern.compile("IMR\\s+(?:ISSUES,\\s+DECISIONS|DECISION\\(S\\))\\s+AND\\s+RATIONALE");
  private static final Pattern RATIONALE =
      Pattern.compile("(?i)\\b(?:decision\\s+rationale|rationale\\s+for\\s+the\\s+decision)\\s*:");
  private static final List<Pattern> OPENINGS =
      List.of(
          Pattern.compile("HOW\\s+THE\\s+IMR\\s+FINAL\\s+DETERMINATION\\s+WAS\\s+MADE"),
          Pattern.compile("CLINICAL\\s+CASE\\s+SUMMARY"),
          Pattern.compile(
              "(?im)^[ \\t]*notice\\s+of\\s+independent\\s+medical\\s+review\\s+determination"));
  private static final Pattern CASE =
      Pattern.compile("(?im)^[ \\t]*(?:(?:maximus\\s+)?case\\s+number|employee)\\s*:");

  /** The maximum length of text on a page above the first label of a letter. */
  private static final int LONGEST_TITLE = 600;

  private LetterSplitter() {}

  /** Returns the canonical indexes of the letters' first characters, starting with 0. */
  static List<Integer> in(LetterText text) {
    CleanText clean = text.clean();
    String words = clean.text().canonical();
    for (Pattern opening : OPENINGS) {
      List<Integer> starts = starts(words, opening);
      if (starts.size() > 1) {
        return starts.stream().map(at -> at == 0 ? 0 : clean.original(at)).toList();
      }
    }
    return List.of(0);
  }

  private static List<Integer> starts(String text, Pattern opening) {
    List<Integer> starts = new ArrayList<>(List.of(0));
    Matcher openings = opening.matcher(text);
    int before = -1;
    while (openings.find()) {
      if (before >= 0 && decided(text, before, openings.start())) {
        starts.add(start(text, before, openings.start()));
      }
      before = before < 0 || starts.getLast() > before ? openings.start() : before;
    }
    return starts;
  }

  /** Returns whether there are a letter's complete decisions and rationale between two headings. */
  private static boolean decided(String text, int from, int to) {
    Matcher rationale = RATIONALE.matcher(text).region(from, to);
    boolean reasoned = rationale.find();
    boolean notice = text.regionMatches(true, skipBlanks(text, from), "notice", 0, 6);
    return reasoned && (notice || DECISIONS.matcher(text).region(from, to).find());
  }

  private static int skipBlanks(String text, int from) {
    int at = from;
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
    return at;
  }

  /** Goes back from a letter's first heading to its start. */
  private static int start(String text, int floor, int heading) {
    int reasons = floor;
    Matcher rationale = RATIONALE.matcher(text).region(floor, heading);
    while (rationale.find()) {
      reasons = rationale.end();
    }
    Matcher header = CASE.matcher(text).region(reasons, heading);
    int named = header.find() ? header.start() : heading;
    int feed = text.lastIndexOf('\f', named);
    return feed > reasons && text.substring(feed, named).length() < LONGEST_TITLE
        ? feed + 1
        : named;
  }
}
