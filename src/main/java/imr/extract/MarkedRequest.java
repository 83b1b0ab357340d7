package imr.extract;

import imr.letter.Span;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The words of a request, each of which is either free or assigned to a part of the request. */
final class MarkedRequest {
  /** The parts of a request. */
  enum Part {
    NOISE,
    QUANTITY,
    FREQUENCY,
    DURATION,
    STRENGTH,
    BODY
  }

  /** Consecutive words assigned to a part, with the rule that did so. */
  record Run(Part part, int start, int end, Span span, String rule) {}

  final TokenizedText words;
  private final boolean[] taken;
  private final boolean[] isProtected;
  private final boolean[] isName;
  private final boolean[] endsDrug;
  private final List<Run> runs = new ArrayList<>();

  MarkedRequest(TokenizedText words) {
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

  /** Returns whether all words in {@code [start, end)} are free. */
  boolean free(int start, int end) {
    for (int i = start; i < end; i++) {
      if (!free(i)) {
        return false;
      }
    }
    return true;
  }

  /** Assigns {@code [start, end)} to a part. */
  void take(Part part, int start, int end, String rule) {
    Arrays.fill(taken, start, end, true);
    runs.add(new Run(part, start, end, words.span(start, end), rule));
  }

  /** Protects anatomy in the name of a treatment from being assigned as a body part. */
  void protect(int start, int end) {
    Arrays.fill(isProtected, start, end, true);
  }

  boolean isProtected(int i) {
    return isProtected[i];
  }

  /** Protects words of a drug's name ({@code Tylenol #3}) from being assigned as an amount. */
  void name(int start, int end) {
    Arrays.fill(isName, start, end, true);
  }

  boolean isNamed(int i) {
    return isName[i];
  }

  /** Records that a drug's name ends before word {@code i}. */
  void drugEnd(int i) {
    if (i < size()) {
      endsDrug[i] = true;
    }
  }

  boolean endsDrug(int i) {
    return endsDrug[i];
  }

  /** Returns the run of a part that comes first in the request. */
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
}
