package imr.letter;

/**
 * A nonempty range {@code [start, end)} of a letter's canonical text, in UTF-16 units.
 *
 * <p>Sorted by start, then by descending end, so that an enclosing span comes before what it
 * encloses.
 */
public record Span(int start, int end) implements Comparable<Span> {
  public Span {
    if (start < 0 || end <= start) {
      throw new IllegalArgumentException("not a span: [" + start + ", " + end + ")");
    }
  }

  /** Returns the length in UTF-16 units. */
  public int length() {
    return end - start;
  }

  /** Returns whether the span covers the UTF-16 unit at {@code index}. */
  public boolean contains(int index) {
    return start <= index && index < end;
  }

  /** Returns whether {@code other} lies completely within this span. */
  public boolean contains(Span other) {
    return start <= other.start && other.end <= end;
  }

  /** Returns whether the spans share at least one UTF-16 unit. */
  public boolean overlaps(Span other) {
    return start < other.end && other.start < end;
  }

  /** Returns the number of UTF-16 units that both spans share, 0 if they don't overlap. */
  public int shared(Span other) {
    return Math.max(0, Math.min(end, other.end) - Math.max(start, other.start));
  }

  @Override
  public int compareTo(Span other) {
    int byStart = Integer.compare(start, other.start);
    return byStart != 0 ? byStart : Integer.compare(other.end, end);
  }
}
