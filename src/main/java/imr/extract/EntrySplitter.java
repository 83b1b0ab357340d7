package imr.extract;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Splits a list of diagnoses or treatments into entries (schema, {@code clinical.diagnoses}).
 * Splits at semicolons if there are any, otherwise at commas and {@code and}, but never inside
 * entries that share a word, and not before trailing qualifiers of a classification.
 */
final class EntrySplitter {
  /** The maximum number of entries read, which bounds the cost of a list. */
  private static final int MOST = 100;

  private static final WordSet LOCATES = CueWords.of("entry-list.locates");
  private static final WordSet LEADS =
      WordSet.of(",", "and", ":", "also", ".", "\"", ";", "as", "well");
  private final Lexicon anatomy;
  private final Lexicon tails = new Lexicon();
  private final Lexicon general = new Lexicon();
  private final Lexicon qualifiers = new Lexicon();
  private final Lexicon openings = new Lexicon();
  private final Lexicon joined = new Lexicon();

  EntrySplitter(Lexicon anatomy) {
    this.anatomy = anatomy;
    Map<String, List<String>> sections = VocabularyFile.read("entries.txt");
    fill(tails, sections, "tail");
    fill(general, sections, "general");
    fill(qualifiers, sections, "qualifier");
    fill(openings, sections, "opening");
    fill(joined, sections, "joined");
  }

  private static void fill(Lexicon lexicon, Map<String, List<String>> sections, String name) {
    sections.getOrDefault(name, List.of()).forEach(term -> lexicon.add(term, name));
  }

  /** The words {@code [start, end)} of an entry. */
  record Entry(int start, int end) {}

  /** Returns the entries of the list {@code [from, to)}. */
  List<Entry> part(TokenizedText words, int from, int to) {
    boolean semicolons = topLevel(words, from, to, ";");
    List<Entry> pieces = pieces(words, from, to, semicolons);
    return semicolons ? pieces : merged(words, pieces);
  }

  private static boolean topLevel(TokenizedText words, int from, int to, String mark) {
    for (int i = from; i < to; i++) {
      if (words.is(i, mark)) {
        return true;
      }
      i = words.is(i, "(") ? words.closing(i, to) - 1 : i;
    }
    return false;
  }

  private List<Entry> pieces(TokenizedText words, int from, int to, boolean semicolons) {
    List<Entry> pieces = new ArrayList<>();
    int start = from;
    for (int i = from; i < to; i++) {
      if (words.is(i, "(") || words.is(i, "[")) {
        i = words.closing(i, to) - 1;
      } else if (!semicolons && joined.contains(words, i)) {
        i = joined.match(words, i, to).map(Lexicon.Match::end).orElse(i + 1) - 1;
      } else if (semicolons ? words.is(i, ";") : parts(words, i)) {
        add(words, start, i, pieces);
        start = i + 1;
      }
    }
    add(words, start, to, pieces);
    return pieces.subList(0, Math.min(pieces.size(), MOST));
  }

  private static boolean parts(TokenizedText words, int i) {
    if (words.is(i, "and")) {
      boolean orOr = words.is(i + 1, "/") || words.is(i - 1, "/") || words.is(i + 1, "-");
      return !orOr;
    }
    boolean wellAs =
        words.follow(i - 1, "well", "as")
            || words.follow(i, "well", "as")
            || words.follow(i, "as", "well");
    boolean number =
        words.is(i, ",") && words.number(i - 1) && words.number(i + 1) && words.tight(i);
    return (words.is(i, ",") && !number) || wellAs || words.is(i, "plus");
  }

  private static void add(TokenizedText words, int from, int to, List<Entry> pieces) {
    int start = from;
    while (start < to && words.in(start, LEADS)) {
      start++;
    }
    if (start < to) {
      pieces.add(new Entry(start, to));
    }
  }

  /** Merges pieces that aren't entries of their own into the entry they share a word with. */
  private List<Entry> merged(TokenizedText words, List<Entry> pieces) {
    List<Entry> out = new ArrayList<>();
    int i = 0;
    while (i < pieces.size()) {
      Entry piece = pieces.get(i);
      if (!out.isEmpty() && belongsBefore(words, out.getLast(), piece, pieces, i)) {
        out.set(out.size() - 1, new Entry(out.getLast().start(), piece.end()));
        i++;
        continue;
      }
      int last = i;
      while (leadsOn(words, pieces, last)) {
        last++;
      }
      out.add(new Entry(piece.start(), pieces.get(last).end()));
      i = last + 1;
    }
    return out;
  }

  /**
   * Returns whether the piece continues the previous entry: trailing qualifiers, or a body part as
   * in {@code strain in right hip, ankle, and foot}.
   */
  private boolean belongsBefore(
      TokenizedText words, Entry before, Entry piece, List<Entry> pieces, int index) {
    boolean afterComma = words.is(piece.start() - 1, ",");
    if ((afterComma && tail(words, piece)) || cause(words, piece)) {
      return true;
    }
    boolean pair = words.is(piece.start() - 1, "and") && onlyGeneral(words, piece);
    if (pair && generalAt(words, before.end() - 1)) {
      return true;
    }
    boolean and = words.is(piece.start() - 1, "and") && !closing(words, piece);
    if (and && (tailed(words, piece) || sharesNoun(words, before, piece))) {
      return true;
    }
    if (!anatomyOnly(words, piece) || opens(words, piece)) {
      return false;
    }
    boolean nothingFollows = !sharesHeadAhead(words, pieces, index);
    return nothingFollows || (located(words, before) && !closesList(words, piece));
  }

  /**
   * Matches {@code …, and | lateral recess | and foraminal stenosis}: the last entry, which has two
   * parts.
   */
  private static boolean closesList(TokenizedText words, Entry piece) {
    return closing(words, piece) && words.is(piece.end(), "and");
  }

  private static boolean closing(TokenizedText words, Entry piece) {
    return words.is(piece.start() - 1, "and") && words.is(piece.start() - 2, ",");
  }

  /**
   * Returns whether the piece starts with a qualifier that opens a new entry: {@code and status
   * post carpal tunnel}.
   */
  private boolean opens(TokenizedText words, Entry piece) {
    Optional<Lexicon.Match> opening = openings.match(words, piece.start(), piece.end());
    return opening.filter(o -> o.end() < bareEnd(words, piece)).isPresent();
  }

  private boolean tail(TokenizedText words, Entry piece) {
    Optional<Lexicon.Match> match = tails.match(words, piece.start(), piece.end());
    boolean whole = match.filter(m -> m.end() >= bareEnd(words, piece)).isPresent();
    boolean opens =
        words.is(piece.start(), "without")
            || words.is(piece.start(), "with")
            || words.is(piece.start(), "unspecified")
            || words.follow(piece.start(), "initial", "encounter")
            || words.follow(piece.start(), "subsequent", "encounter")
            || words.follow(piece.start(), "not", "elsewhere")
            || words.follow(piece.start(), "not", "intractable")
            || words.follow(piece.start(), "not", "specified");
    return whole || opens;
  }

  /** Returns whether the piece states a cause: {@code , status post being struck in the face}. */
  private static boolean cause(TokenizedText words, Entry piece) {
    boolean status = words.follow(piece.start(), "status", "post");
    boolean due = words.follow(piece.start(), "due", "to");
    boolean secondary = words.follow(piece.start(), "secondary", "to");
    return due || secondary || (status && words.ends(piece.start() + 2, "ing"));
  }

  private static int bareEnd(TokenizedText words, Entry piece) {
    int end = piece.end();
    while (end > piece.start() && !words.word(end - 1) && !words.number(end - 1)) {
      end--;
    }
    return end;
  }

  /** Returns whether the entry names its body parts after a preposition: {@code strain of …}. */
  private static boolean located(TokenizedText words, Entry entry) {
    return words.findAny(entry.start() + 1, entry.end(), LOCATES) >= 0;
  }

  private boolean sharesHeadAhead(TokenizedText words, List<Entry> pieces, int index) {
    for (int i = index + 1; i < pieces.size(); i++) {
      if (!anatomyOnly(words, pieces.get(i))) {
        return startsInAnatomy(words, pieces.get(i)) && !opens(words, pieces.get(i));
      }
    }
    return false;
  }

  /**
   * Returns whether the piece is incomplete without the next one: {@code neck | and shoulder
   * strain}.
   */
  private boolean leadsOn(TokenizedText words, List<Entry> pieces, int i) {
    if (i + 1 >= pieces.size()) {
      return false;
    }
    Entry piece = pieces.get(i);
    boolean bare = anatomyOnly(words, piece) && sharesHeadAhead(words, pieces, i);
    return bare || generalAlone(words, piece, pieces.get(i + 1));
  }

  /** Matches general terms that share what follows: {@code sprain | and strain of the knee}. */
  private boolean generalAlone(TokenizedText words, Entry piece, Entry next) {
    boolean adjacent = words.is(piece.end(), "and") && next.start() == piece.end() + 1;
    return adjacent && onlyGeneral(words, piece) && generalAt(words, next.start());
  }

  private boolean onlyGeneral(TokenizedText words, Entry piece) {
    return piece.end() - piece.start() == 1 && generalAt(words, piece.start());
  }

  private boolean generalAt(TokenizedText words, int i) {
    return general.contains(words, i);
  }

  private boolean startsInAnatomy(TokenizedText words, Entry piece) {
    for (int i = piece.start(); i < piece.end(); i++) {
      if (anatomy.contains(words, i) || BodyParts.level(words, i)) {
        return true;
      }
      if (!qualifiers.contains(words, i)) {
        return false;
      }
    }
    return false;
  }

  /** Returns whether the piece consists of anatomy, sides, and qualifiers only. */
  boolean anatomyOnly(TokenizedText words, Entry piece) {
    return anatomyEnd(words, piece) >= piece.end();
  }

  /**
   * Matches a qualifier of the whole entry: {@code pelvis | initial encounter}, {@code fibula |
   * with nonunion}.
   */
  private boolean tailed(TokenizedText words, Entry piece) {
    int end = anatomyEnd(words, piece);
    boolean rest = end > piece.start() && end < piece.end() && !words.is(end, "due");
    return rest && tail(words, new Entry(end, piece.end()));
  }

  /**
   * Matches {@code protrusion with lateral recess | and foraminal stenosis}, where the last noun
   * applies to both.
   */
  private boolean sharesNoun(TokenizedText words, Entry before, Entry piece) {
    for (int i = before.end() - 1; i > before.start(); i--) {
      if (words.is(i, "with")) {
        Entry tail = new Entry(i + 1, before.end());
        return tail.end() > tail.start()
            && anatomyOnly(words, tail)
            && startsInAnatomy(words, piece);
      }
    }
    return false;
  }

  /** Returns the end of the anatomy, sides, and qualifiers at the start of the piece. */
  private int anatomyEnd(TokenizedText words, Entry piece) {
    int i = piece.start();
    while (i < piece.end()) {
      Optional<Lexicon.Match> part = anatomy.match(words, i, piece.end());
      if (part.isPresent()) {
        i = part.get().end();
      } else if (BodyParts.level(words, i) || plain(words, i)) {
        i++;
      } else {
        return i;
      }
    }
    return i;
  }

  private boolean plain(TokenizedText words, int i) {
    boolean mark = !words.word(i) && !words.is(i, "(");
    return mark || qualifiers.contains(words, i);
  }
}
