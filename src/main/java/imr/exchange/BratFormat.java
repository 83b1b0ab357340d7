package imr.exchange;

import imr.annotation.Schema;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Exports brat standoff files: a folder with the text ({@code .txt}) and annotations ({@code .ann})
 * of each letter, and two configuration files. Offsets are code points, as in brat's Python code.
 *
 * <p>A value is a text-bound annotation. If it spans several lines, it has one fragment per line,
 * because brat doesn't allow line ends within a fragment; line ends at either end are dropped.
 * Codes are attributes; other normalized values are notes that start with {@code =}; notes of type
 * {@code Provenance} contain a value's {@link ValueOrigin}; relations named after their group
 * connect the values of an item or citation. Values without a location and fields marked as not
 * stated can't be represented.
 *
 * @see <a href="https://brat.nlplab.org/standoff.html">brat standoff format</a>
 */
final class BratFormat implements Format {
  /** The type of notes that contain a value's {@link ValueOrigin}. */
  static final String ORIGIN = "Provenance";

  /** The prefix of notes that contain a normalized value rather than a remark. */
  static final String NORMAL = "= ";

  @Override
  public FormatDescription description() {
    return FormatDescription.folder(
        "brat",
        "brat standoff (two files per letter)",
        "For continuing in brat, or in the many programs that read its files.");
  }

  @Override
  public Map<FormatLoss, Integer> losses(AnnotatedLetter letter, Schema schema, boolean withText) {
    Map<FormatLoss, Integer> losses =
        FormatLossCounter.count(
            letter,
            schema,
            FormatLoss.VALUE_WITHOUT_PLACE,
            FormatLoss.ABSENT,
            FormatLoss.UNREAL,
            FormatLoss.UNREAD,
            FormatLoss.REMARKS);
    FormatLossCounter.add(
        losses, FormatLoss.GROUPING, alone(MarkedRecord.of(letter, schema).marks(), schema));
    return losses;
  }

  /**
   * Returns the number of values that are the only one of their entry and aren't connected to
   * another.
   */
  private static int alone(List<ValueSpan> marks, Schema schema) {
    Set<ValueSpan> joined = new HashSet<>();
    for (ValueRelation bond : ValueRelation.of(marks, schema)) {
      joined.add(bond.from());
      joined.add(bond.to());
    }
    return (int)
        marks.stream()
            .filter(m -> !m.owner().isEmpty() && !joined.contains(m))
            .filter(m -> !EntryAssigner.begins(m.field(), schema))
            .count();
  }

  @Override
  public ExportWriter begin(Path out, Schema schema, boolean withText) throws IOException {
    return AtomicOutput.ofFolder(out).begin(draft -> writing(draft, schema));
  }

  private ExportWriter writing(AtomicOutput draft, Schema schema) throws IOException {
    FileNames names = new FileNames();
    draft.write("annotation.conf", BratConfig.annotation(schema));
    draft.write("visual.conf", BratConfig.visual(schema));
    return new FolderWriter(draft, id(), schema) {
      @Override
      Addition content(AnnotatedLetter letter) {
        String annotations = lines(MarkedRecord.of(letter, schema).marks(), schema);
        return () -> {
          String name = names.next(letter.letter());
          draft.write(name + ".ann", annotations);
          draft.write(name + ".txt", letter.letter().text().canonical());
        };
      }
    };
  }

  private static String lines(List<ValueSpan> marks, Schema schema) {
    Map<ValueSpan, Integer> ids = new HashMap<>();
    List<String> values = new ArrayList<>();
    StringBuilder lines = new StringBuilder();
    for (ValueSpan mark : marks) {
      ids.put(mark, ids.size() + 1);
      lines.append(textBound(ids.size(), mark));
      mark.told().ifPresent(v -> values.add(value(values.size() + 1, ids.size(), mark, v)));
      values.add(
          "#"
              + (values.size() + 1)
              + "\t"
              + ORIGIN
              + " T"
              + ids.size()
              + "\t"
              + mark.origin().line()
              + "\n");
    }
    int relation = 0;
    for (ValueRelation bond : ValueRelation.of(marks, schema)) {
      String type = BratConfig.type(bond.group());
      lines.append('R').append(++relation).append('\t').append(type);
      lines.append(" Arg1:T").append(ids.get(bond.from()));
      lines.append(" Arg2:T").append(ids.get(bond.to())).append('\n');
    }
    return lines.append(String.join("", values)).toString();
  }

  /** Returns {@code T1 items-request 5 9;10 14 words}, separated by tabs. */
  private static String textBound(int id, ValueSpan mark) {
    List<String> places = new ArrayList<>();
    List<String> words = new ArrayList<>();
    int start = mark.start();
    for (String line : ValueOrigin.LINE_ENDS.split(mark.quote(), -1)) {
      int end = start + line.codePointCount(0, line.length());
      if (end > start) {
        places.add(start + " " + end);
        words.add(line);
      }
      start = end + 1;
    }
    String type = BratConfig.type(mark.field());
    return "T"
        + id
        + "\t"
        + type
        + " "
        + String.join(";", places)
        + "\t"
        + String.join(" ", words)
        + "\n";
  }

  private static String value(int id, int of, ValueSpan mark, String normal) {
    boolean code =
        BratConfig.hasAttribute(mark.field())
            && mark.field().codes().stream().anyMatch(c -> c.code().equals(normal));
    return code
        ? "A" + id + "\t" + BratConfig.attribute(mark.field()) + " T" + of + " " + normal + "\n"
        : "#"
            + id
            + "\tAnnotatorNotes T"
            + of
            + "\t"
            + NORMAL
            + ValueOrigin.LINE_ENDS.matcher(normal).replaceAll(" ")
            + "\n";
  }
}
