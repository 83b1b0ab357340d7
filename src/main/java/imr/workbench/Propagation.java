package imr.workbench;

import imr.annotation.Annotation;
import imr.annotation.Evidence;
import imr.annotation.FieldId;
import imr.annotation.Headline.State;
import imr.annotation.Provenance;
import imr.annotation.Schema;
import imr.annotation.Status;
import imr.annotation.Target;
import imr.annotation.Value;
import imr.review.ContextSentence;
import imr.review.CorrectionPattern;
import imr.review.ReviewSession;
import imr.store.FieldValue;
import imr.store.LetterRow;
import imr.store.Store;
import imr.store.StoreDamagedException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Looks for letters in which a correction fits, too, and makes it there: one batch action with one
 * undo. What it changes stays an unreviewed suggestion, which names the propagation as its program;
 * no letter counts as reviewed because of it, and nothing of it is gold before a person confirms
 * it.
 *
 * <p>For the background.
 */
public final class Propagation {
  private final Store store;
  private final Supplier<List<LetterRow>> letters;
  private final Supplier<Schema> schema;
  private final Function<String, ReviewSession> open;
  private final Supplier<BatchActions> bulk;

  /**
   * @param letters those that the viewer may see
   * @param open opens a letter's record
   */
  Propagation(
      Store store,
      Supplier<List<LetterRow>> letters,
      Supplier<Schema> schema,
      Function<String, ReviewSession> open,
      Supplier<BatchActions> bulk) {
    this.store = store;
    this.letters = letters;
    this.schema = schema;
    this.open = open;
    this.bulk = bulk;
  }

  /**
   * Where a correction fits.
   *
   * @param was the suggestion's value
   * @param now the value that it would get
   * @param sentence around the corrected place
   */
  public record Fit(
      String letter,
      String title,
      Target target,
      String was,
      String now,
      ContextSentence sentence) {}

  /**
   * Where a correction fits in other letters that aren't finished, in the library's order; archived
   * letters are left out. After a stop, in those looked at by then.
   *
   * @param from the id of the letter in which it was made
   */
  public List<Fit> find(CorrectionPattern pattern, String from, Task task) {
    List<LetterRow> rows =
        letters.get().stream()
            .filter(r -> !r.archived() && !r.id().equals(from))
            .filter(r -> r.headline().state() != State.FINISHED)
            .toList();
    List<FieldId> groups = ColumnReview.groups(schema.get(), pattern.field());
    List<Fit> fits = new ArrayList<>();
    task.begin(rows.size());
    for (int at = 0; at < rows.size() && !task.stopped(); at += ColumnReview.PAGE) {
      List<LetterRow> page = rows.subList(at, Math.min(rows.size(), at + ColumnReview.PAGE));
      Set<String> likely =
          store.values(pattern.field(), groups, page.stream().map(LetterRow::id).toList()).stream()
              .filter(v -> isLikely(v, pattern))
              .map(FieldValue::letter)
              .collect(Collectors.toSet());
      page.stream()
          .filter(r -> likely.contains(r.id()) && !task.stopped())
          .forEach(r -> fits.addAll(fits(pattern, r)));
      page.forEach(_ -> task.step());
    }
    return List.copyOf(fits);
  }

  private static boolean isLikely(FieldValue value, CorrectionPattern pattern) {
    return value.status() == Status.SUGGESTED
        && value.value().toLowerCase(Locale.ROOT).equals(pattern.value())
        && value.provenance() instanceof Provenance.Program(var name, var version, var rule, _)
        && name.equals(pattern.program())
        && version.equals(pattern.version())
        && rule.equals(pattern.rule());
  }

  private List<Fit> fits(CorrectionPattern pattern, LetterRow row) {
    try {
      ReviewSession session = open.apply(row.id());
      return pattern.changes(session).stream()
          .filter(c -> c.target().field().equals(pattern.field()))
          .map(
              c ->
                  new Fit(
                      row.id(),
                      row.headline().title(),
                      c.target(),
                      shown(c.before().orElseThrow()),
                      shown(c.after().orElseThrow()),
                      ContextSentence.of(
                          session.letter().text(),
                          c.after()
                              .flatMap(Annotation::evidence)
                              .map(Evidence::span)
                              .orElseThrow())))
          .toList();
    } catch (StoreDamagedException leftToTheCheck) {
      return List.of();
    }
  }

  private static String shown(Annotation of) {
    return of.value().map(Value::shown).orElse("");
  }

  /**
   * Makes the correction where it fits; letters that somebody edited since are left.
   *
   * @param by the person who starts it; the author of what it changes is a program
   */
  public BatchReport apply(
      CorrectionPattern pattern,
      String from,
      List<Fit> fits,
      String by,
      Background background,
      Task task) {
    List<String> ids = fits.stream().map(Fit::letter).distinct().toList();
    BatchAction action = new BatchAction.Propagate(Optional.of(pattern), from);
    return bulk.get().run(new BatchPreview(action, ids, List.of(), false), by, background, task);
  }
}
