package imr.letter;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Finds headers and footers in a text that has lost its page breaks: lines whose page numbers rise
 * by one, running titles with the case number, and lines that recur next to those.
 */
final class RunningHeaders {
  /** The maximum number of lines in one header. */
  private static final int MOST = 6;

  /** Quantifiers are bounded, so that a text of nothing but punctuation still takes linear time. */
  private static final Pattern MAY_COUNT =
      Pattern.compile(
          "(?im)p ?a ?g ?e\\b"
              + "|^[^\\w\\n]{0,20}[12](?:[ \\t]{0,4}(?:of|/)[ \\t]{0,4}\\d{1,4})?[^\\w\\n]{0,20}$"
              + "|\\bp\\. ?1\\b");

  /** The minimum distance of two page numbers, in nonblank lines. */
  private static final int SHORTEST_PAGE = 12;

  private final List<PageLine> lines;
  private final Map<String, List<Integer>> byForm = new LinkedHashMap<>();
  private final BitSet found = new BitSet();

  private RunningHeaders(String text) {
    this.lines = PageLine.in(text, 0, text.length(), 0);
  }

  /**
   * Returns whole lines, including the blank lines that separate them from a continuing paragraph,
   * in text order.
   */
  static List<Span> in(String text) {
    return mayHave(text) ? new RunningHeaders(text).spans() : List.of();
  }

  /** A cheap check that skips most texts. */
  private static boolean mayHave(String text) {
    int first = text.indexOf("CM1");
    return (first >= 0 && text.indexOf("CM1", first + 3) >= 0) || MAY_COUNT.matcher(text).find();
  }

  private List<Span> spans() {
    for (int at = 0; at < lines.size(); at++) {
      if (lines.get(at).mayBeFurniture()) {
        byForm.computeIfAbsent(lines.get(at).form(), f -> new ArrayList<>()).add(at);
      }
    }
    byForm.values().forEach(places -> counted(places).forEach(found::set));
    byForm.values().forEach(places -> titles(places).forEach(found::set));
    besideThem();
    if (!lines.isEmpty() && lines.getLast().counter() == 1) {
      found.set(lines.size() - 1);
    }
    List<Span> spans = new ArrayList<>();
    for (int at = found.nextSetBit(0); at >= 0; ) {
      int last = found.nextClearBit(at) - 1;
      spans.add(stretch(at, last));
      at = found.nextSetBit(last + 1);
    }
    return spans;
  }

  /** Returns the indices of lines whose page numbers rise by one, starting at 1 or 2. */
  private List<Integer> counted(List<Integer> places) {
    List<Integer> rising = new ArrayList<>();
    int next = 0;
    for (int at : places) {
      int number = lines.get(at).counter();
      boolean goesOn = next == 0 ? number <= 2 : number == next || number == next - 1;
      if (number > 0 && goesOn) {
        rising.add(at);
        next = number + 1;
      }
    }
    boolean alone = rising.size() == 1 && !lines.get(rising.getFirst()).saysAll();
    boolean doubtful = rising.size() < 3 && lines.get(places.getFirst()).bare();
    return alone || (doubtful && !apart(rising)) ? List.of() : rising;
  }

  /** Returns whether bare numbers are at least a page apart. */
  private static boolean apart(List<Integer> places) {
    return places.size() > 1 && places.get(1) - places.get(0) >= SHORTEST_PAGE;
  }

  /**
   * Returns the indices of a recurring line that contains the case number. If it opens the letter,
   * the first one is kept as text.
   */
  private List<Integer> titles(List<Integer> places) {
    PageLine line = lines.get(places.getFirst());
    List<Integer> same =
        places.stream().filter(at -> lines.get(at).numbers().equals(line.numbers())).toList();
    int kept = same.getFirst() < MOST ? 1 : 0;
    return line.namesCase() && same.size() > 1 ? same.subList(kept, same.size()) : List.of();
  }

  private void besideThem() {
    for (int round = 0; round < MOST; round++) {
      BitSet more = new BitSet();
      for (List<Integer> places : byForm.values()) {
        PageLine first = lines.get(places.getFirst());
        List<Integer> near =
            places.stream()
                .filter(at -> !found.get(at))
                .filter(at -> touches(at) || at == lines.size() - 1)
                .filter(at -> first.goesAlong(lines.get(at)))
                .toList();
        if (near.size() > 1 && near.size() >= places.size() - 1) {
          near.forEach(more::set);
        }
      }
      if (more.isEmpty()) {
        return;
      }
      found.or(more);
    }
  }

  private boolean touches(int at) {
    return (at > 0 && found.get(at - 1)) || found.get(at + 1);
  }

  private Span stretch(int first, int last) {
    boolean within = first > 0 && last + 1 < lines.size();
    return within && lines.get(first - 1).goesOn()
        ? new Span(lines.get(first - 1).next(), lines.get(last + 1).start())
        : new Span(lines.get(first).start(), lines.get(last).next());
  }
}
