package imr.exchange;

import java.util.ArrayList;
import java.util.List;

/**
 * How a file counts offsets in a letter's text.
 *
 * @param fullLineEnds whether a line end counts as in the annotated file, usually CR and LF, and a
 *     byte order mark counts as well
 */
record OffsetCounting(Unit unit, boolean fullLineEnds) {

  /** The unit of offsets. */
  enum Unit {
    CODE_POINTS("characters"),
    UTF16("UTF-16 units"),
    BYTES("bytes of UTF-8");

    private final String words;

    Unit(String words) {
      this.words = words;
    }

    /** Returns the width of a code point in this unit. */
    int width(int codePoint) {
      return switch (this) {
        case CODE_POINTS -> 1;
        case UTF16 -> Character.charCount(codePoint);
        case BYTES -> codePoint < 0x80 ? 1 : codePoint < 0x800 ? 2 : codePoint < 0x10000 ? 3 : 4;
      };
    }
  }

  /** Code points with single-character line ends, as in Python. */
  static final OffsetCounting USUAL = new OffsetCounting(Unit.CODE_POINTS, false);

  /** Returns all variants, most likely first. */
  static List<OffsetCounting> all() {
    List<OffsetCounting> all = new ArrayList<>();
    for (boolean full : new boolean[] {false, true}) {
      for (Unit unit : Unit.values()) {
        all.add(new OffsetCounting(unit, full));
      }
    }
    return List.copyOf(all);
  }

  /** Completes the sentence “offsets count …”. */
  String words() {
    return unit.words + (fullLineEnds ? ", and two for a line end" : "");
  }
}
