package imr.exchange;

import java.util.ArrayList;
import java.util.List;

/**
 * How a file counts offsets into a letter's text.
 *
 * @param fullLineEnds true where a line end counts for as many characters as the file that was
 *     annotated has there, usually CR and LF, and a byte order mark counts too
 */
record Counting(Unit unit, boolean fullLineEnds) {

  /** What one step of an offset is. */
  enum Unit {
    CODE_POINTS("characters"),
    UTF16("UTF-16 units"),
    BYTES("bytes of UTF-8");

    private final String words;

    Unit(String words) {
      this.words = words;
    }

    /** Of one character. */
    int width(int codePoint) {
      return switch (this) {
        case CODE_POINTS -> 1;
        case UTF16 -> Character.charCount(codePoint);
        case BYTES -> codePoint < 0x80 ? 1 : codePoint < 0x800 ? 2 : codePoint < 0x10000 ? 3 : 4;
      };
    }
  }

  /** Code points, and one for a line end: what Python counts. */
  static final Counting USUAL = new Counting(Unit.CODE_POINTS, false);

  /** The likelier ones first. */
  static List<Counting> all() {
    List<Counting> all = new ArrayList<>();
    for (boolean full : new boolean[] {false, true}) {
      for (Unit unit : Unit.values()) {
        all.add(new Counting(unit, full));
      }
    }
    return List.copyOf(all);
  }

  /** As a sentence goes on after “offsets count”. */
  String words() {
    return unit.words + (fullLineEnds ? ", and two for a line end" : "");
  }
}
