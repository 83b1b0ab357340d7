package imr.extract;

import imr.letter.Span;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A request's words, each free or taken by one part of the request. */
final class Marked {
  /** What a word of a request was taken for. */
  enum Part {
    NOISE,
    QUANTITY,
    FREQUENCY,
    DURATION,
    STRENGTH,
    BODY
  }

  /** Words taken together, with the rule that took them. */
  record Run(Part part, int start, int end, Span span, String rule) {}

  final Words words;
  private final boolean[] taken;
  private final boolean[] isProtected;
  private final boolean[] isName;
  private final boolean[] endsDrug;
  private final List<Run> runs = new ArrayList<>();

  Marked(Words words) {
    this.words = words;
    this.taken = new boolean[words.size()];
    this.isProtected = new boolean[words.size()];
    this.isName = new boolean[words.size()];
    this.endsDrug = new boolean[words.size()];
  }

  int size() {
    return taken.length;
  }

  boolean free(int i) {
    return i >= 0 && i < taken.length && !taken[i];
  }

  /** Whether {@code [start, end)} is all free. */
  boolean free(int start, int end) {
    for (int i = start; i < end; i++) {
      if (!free(i)) {
        return false;
      }
    }
    return true;
  }

  /** Takes {@code [start, end)} for a part. */
  void take(Part part, int start, int end, String rule) {
    Arrays.fill(taken, start, end, true);
    runs.add(new Run(part, start, end, words.span(start, end), rule));
  }

  /** Keeps a treatment's own anatomy from being taken for a body part. */
  void protect(int start, int end) {
    Arrays.fill(isProtected, start, end, true);
  }

  boolean isProtected(int i) {
    return isProtected[i];
  }

  /** Keeps words of a drug's name ({@code Tylenol #3}) from being taken for an amount. */
  void name(int start, int end) {
    Arrays.fill(isName, start, end, true);
  }

  boolean isNamed(int i) {
    return isName[i];
  }

  /** Notes that a drug's name ends before word {@code i}. */
  void drugEnd(int i) {
    if (i < size()) {
      endsDrug[i] = true;
    }
  }

  boolean endsDrug(int i) {
    return endsDrug[i];
  }

  /** The first run of a part, by its place in the request. */
  Optional<Run> first(Part part) {
    Run first = null;
    for (Run run : runs) {
      if (run.part() == part && (first == null || run.start() < first.start())) {
        first = run;
      }
    }
    return Optional.ofNullable(first);
  }

  boolean has(Part part) {
    return first(part).isPresent();
  }

  /** Whether word {@code i} was taken for the part. */
  boolean in(Part part, int i) {
    for (Run run : runs) {
      if (run.part() == part && run.start() <= i && i < run.end()) {
        return true;
      }
    }
    return false;
  }
}
