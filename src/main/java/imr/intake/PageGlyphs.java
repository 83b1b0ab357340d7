package imr.intake;

import imr.letter.Span;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * A page of a PDF as displayed, and the locations of the letter's characters on it. Characters that
 * couldn't be matched with the letter's text have no location.
 */
public final class PageGlyphs {
  /** The maximum distance of a click from a character, in points. */
  private static final double SLACK = 3;

  private final int number;
  private final double width;
  private final double height;
  private final List<Glyph> glyphs;

  /**
   * A printed glyph and the range {@code [start, end)} of the letter's text that it represents, in
   * UTF-16 units. A ligature represents several characters.
   */
  record Glyph(PageBox box, int start, int end) {
    private static void write(DataOutputStream out, Glyph glyph) throws IOException {
      out.writeDouble(glyph.box.left());
      out.writeDouble(glyph.box.top());
      out.writeDouble(glyph.box.right());
      out.writeDouble(glyph.box.bottom());
      out.writeInt(glyph.start);
      out.writeInt(glyph.end);
    }

    private static Glyph read(DataInputStream in) throws IOException {
      PageBox box = new PageBox(in.readDouble(), in.readDouble(), in.readDouble(), in.readDouble());
      return new Glyph(box, in.readInt(), in.readInt());
    }
  }

  /**
   * @param glyphs in text order
   */
  PageGlyphs(int number, double width, double height, List<Glyph> glyphs) {
    this.number = number;
    this.width = width;
    this.height = height;
    this.glyphs = List.copyOf(glyphs);
  }

  void write(DataOutputStream out) throws IOException {
    out.writeInt(number);
    out.writeDouble(width);
    out.writeDouble(height);
    WireFormat.write(out, glyphs, Glyph::write);
  }

  static PageGlyphs read(DataInputStream in) throws IOException {
    return new PageGlyphs(
        in.readInt(), in.readDouble(), in.readDouble(), WireFormat.list(in, Glyph::read));
  }

  /** From 1. */
  public int number() {
    return number;
  }

  /** Returns the width in points. */
  public double width() {
    return width;
  }

  /** Returns the height in points. */
  public double height() {
    return height;
  }

  /**
   * Returns the location of a span on this page, one box per line; empty if it isn't on this page.
   */
  public List<PageBox> boxes(Span span) {
    List<PageBox> boxes = new ArrayList<>();
    for (int at = firstEndingAfter(span.start()); at < glyphs.size(); at++) {
      Glyph glyph = glyphs.get(at);
      if (glyph.start >= span.end()) {
        break;
      }
      if (!boxes.isEmpty() && boxes.getLast().goesOn(glyph.box)) {
        boxes.add(boxes.removeLast().with(glyph.box));
      } else {
        boxes.add(glyph.box);
      }
    }
    return boxes;
  }

  /** Returns the parts of a span that have a location on this page. */
  List<Span> printed(Span span) {
    return glyphs.stream()
        .filter(g -> g.start < span.end() && g.end > span.start())
        .map(g -> new Span(g.start, g.end))
        .toList();
  }

  /** Returns the index of the character at a point; empty if there is none. */
  public OptionalInt indexAt(double x, double y) {
    OptionalInt nearest = nearest(x, y);
    return nearest.isPresent() && distance(nearest.getAsInt(), x, y) <= SLACK
        ? nearest
        : OptionalInt.empty();
  }

  /** Returns the index of the character nearest to a point; empty on a page without text. */
  public OptionalInt nearest(double x, double y) {
    double least = Double.MAX_VALUE;
    OptionalInt nearest = OptionalInt.empty();
    for (Glyph glyph : glyphs) {
      double distance = glyph.box.distance(x, y);
      if (distance < least) {
        least = distance;
        nearest = OptionalInt.of(glyph.start);
      }
    }
    return nearest;
  }

  private double distance(int index, double x, double y) {
    return glyphs.get(firstEndingAfter(index)).box.distance(x, y);
  }

  /** Returns the number of the first glyph that ends after an index, or the number of glyphs. */
  private int firstEndingAfter(int index) {
    int low = 0;
    int high = glyphs.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (glyphs.get(middle).end <= index) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
