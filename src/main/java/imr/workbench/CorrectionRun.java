package imr.workbench;

import imr.annotation.Field;
import imr.annotation.Headline.State;
import imr.annotation.Schema;
import imr.exchange.Csv;
import imr.review.Correction.Kind;
import imr.review.CorrectionCounts;
import imr.review.Corrections;
import imr.store.LetterRow;
import imr.store.Store;
import imr.store.StoreDamagedException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** How often suggestions were corrected, and in what way, over all letters of the store. */
final class CorrectionRun {
  private final Store store;
  private final Schema schema;
  private final List<LetterRow> rows;

  /**
   * @param rows the letters that may be counted
   */
  CorrectionRun(Store store, Schema schema, List<LetterRow> rows) {
    this.rows = rows;
    this.store = store;
    this.schema = schema;
  }

  /**
   * Of the letters that were reached; one in which nobody has decided on anything, or that is
   * damaged, counts not.
   */
  CorrectionCounts count(Background background, Task task) {
    List<LetterRow> touched = rows.stream().filter(l -> l.headline().state() != State.NEW).toList();
    Sum sum = new Sum();
    background.each(touched.size(), task, at -> sum.add(count(touched.get(at).id())));
    return sum.all();
  }

  /** Added to by several threads. */
  private static final class Sum {
    private CorrectionCounts all = CorrectionCounts.NONE;

    synchronized void add(CorrectionCounts one) {
      all = all.plus(one);
    }

    synchronized CorrectionCounts all() {
      return all;
    }
  }

  private CorrectionCounts count(String letter) {
    try {
      return CorrectionCounts.of(Corrections.of(schema, store.kept(letter).ledger()));
    } catch (StoreDamagedException damaged) {
      return CorrectionCounts.NONE;
    }
  }

  /** The counts as a file: a line a field in the form's order, a column a class. */
  static String csv(Schema schema, CorrectionCounts counts) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(
        Stream.concat(Stream.of("field", "label"), Arrays.stream(Kind.values()).map(Kind::words))
            .toList());
    counts.fields(schema).forEach(f -> rows.add(row(f, counts)));
    return Csv.of(rows);
  }

  private static List<String> row(Field field, CorrectionCounts counts) {
    return Stream.concat(
            Stream.of(field.id().path(), field.label()),
            Arrays.stream(Kind.values())
                .map(kind -> Integer.toString(counts.count(field.id(), kind))))
        .toList();
  }
}
