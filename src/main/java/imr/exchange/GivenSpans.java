package imr.exchange;

import imr.annotation.Claim;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * The spans that a file gives for a text. Determines how offsets are counted by comparing the
 * quoted text or, without quotes, by checking whether spans match word boundaries. If text and
 * offsets still disagree, the text wins, unless only the offsets are at word boundaries.
 */
final class GivenSpans {
  private final FileText text;
  private final OffsetCounting counting;
  private int moved;

  /**
   * A span as given in the file.
   *
   * @param words the quoted text, if the file contains it
   */
  record GivenSpan(int start, int end, Optional<String> words) {}

  /** State shared by the texts of a file: how previous spans were counted. */
  static final class FileCounting {
    private final Set<String> remarks = new HashSet<>();
    private OffsetCounting counting = OffsetCounting.USUAL;
  }

  GivenSpans(FileText text, List<GivenSpan> given, FileCounting file) {
    Prediction.requireFew(given.size() - 1);
    this.text = text;
    this.counting = best(given, file);
    file.counting = counting;
  }

  /** Another way of counting is chosen if at least half of the spans fit, and more than before. */
  private OffsetCounting best(List<GivenSpan> given, FileCounting file) {
    boolean words = given.stream().anyMatch(g -> g.words().isPresent());
    OffsetCounting best = file.counting;
    int most = score(given, best, words);
    if (most == given.size()) {
      return best;
    }
    for (OffsetCounting other : OffsetCounting.all()) {
      int score = score(given, other, words);
      if (words
          ? score > most && score * 2 >= given.size()
          : isClearly(score, most, given.size())) {
        best = other;
        most = score;
      }
    }
    return best;
  }

  /**
   * Without quotes, a change requires that nearly all spans fit while many didn't before; with only
   * a few spans, all versus none.
   */
  private static boolean isClearly(int score, int than, int of) {
    return of < 3 ? score == of && than == 0 : score * 10 >= of * 9 && than * 10 < of * 6;
  }

  private int score(List<GivenSpan> given, OffsetCounting by, boolean words) {
    return (int)
        given.stream()
            .filter(g -> g.words().isPresent() == words)
            .filter(
                g -> words ? fits(g, by).isPresent() : at(g, by).filter(text::isWhole).isPresent())
            .count();
  }

  private Optional<Claim.CodePointRange> at(GivenSpan given, OffsetCounting by) {
    return text.place(given.start(), given.end(), by);
  }

  private Optional<Claim.CodePointRange> fits(GivenSpan given, OffsetCounting by) {
    return at(given, by).filter(p -> given.words().filter(w -> same(w, text.quote(p))).isPresent());
  }

  static boolean same(String one, String other) {
    return Objects.equals(spaced(one), spaced(other));
  }

  private static String spaced(String words) {
    return words.replaceAll("(?U)\\s+", " ").strip();
  }

  /** Returns the location of a span; empty if it is outside the text and its quote isn't found. */
  Optional<Claim.CodePointRange> place(GivenSpan given) {
    Optional<Claim.CodePointRange> offsets = at(given, counting);
    if (given.words().filter(w -> !w.isBlank()).isEmpty() || fits(given, counting).isPresent()) {
      return offsets;
    }
    Optional<Claim.CodePointRange> words = text.nearest(given.words().get(), about(given));
    boolean offsetsWin =
        words.isEmpty()
            || (!text.isWhole(words.get()) && offsets.filter(text::isWhole).isPresent());
    moved += offsetsWin ? 0 : 1;
    return offsetsWin ? offsets : words;
  }

  /** Returns whether only white space separates two fragments of a span. */
  boolean isGap(int start, int end) {
    return text.place(start, end, counting)
        .filter(p -> text.quote(p).matches("(?U)[\\s\\x1C-\\x1E]*"))
        .isPresent();
  }

  /** Returns an approximate offset for a span outside the text. */
  private int about(GivenSpan given) {
    return at(given, counting).map(Claim.CodePointRange::start).orElse(given.start());
  }

  /**
   * Returns what an annotator should know about how the spans were read. Each sentence is returned
   * once per file.
   */
  List<String> remarks(String name, FileCounting file) {
    List<String> all = new ArrayList<>();
    if (!counting.equals(OffsetCounting.USUAL)) {
      all.add("%s: its offsets count %s.".formatted(name, counting.words()));
    }
    if (moved > 0) {
      all.add(
          name
              + ": the text of some spans doesn't match their offsets. The text was looked up"
              + " instead.");
    }
    all.removeIf(sentence -> !file.remarks.add(sentence));
    return all;
  }
}
