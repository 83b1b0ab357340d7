package imr.workbench;

import imr.annotation.Field;
import imr.annotation.FieldId;
import imr.annotation.Headline;
import imr.annotation.Headline.State;
import imr.annotation.Provenance;
import imr.annotation.Schema;
import imr.annotation.Status;
import imr.annotation.Target;
import imr.ledger.AnnotationRow;
import imr.ledger.BatchId;
import imr.ledger.DecisionCounts;
import imr.ledger.Gesture;
import imr.letter.LetterText;
import imr.review.ColumnRow;
import imr.review.ContextSentence;
import imr.review.ReviewSession;
import imr.review.SessionStep;
import imr.review.UndoRequest;
import imr.review.ValueDecision;
import imr.store.FieldValue;
import imr.store.LetterRow;
import imr.store.Store;
import imr.store.StoreDamagedException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * One field over all letters: reads its values without the letters' texts, and decides on some of
 * them at once. In each letter a decision is one gesture, as if it was made on the review screen.
 *
 * <p>No letter that is decided on may be under review meanwhile: a gesture made there would no
 * longer follow. Everything here is for the background.
 */
public final class ColumnReview {
  /** The number of letters that are read at a time. */
  public static final int PAGE = 400;

  private final Store store;
  private final Supplier<List<LetterRow>> letters;
  private final Supplier<Schema> schema;
  private final Function<String, ReviewSession> open;
  private final Keep keep;
  private final LearningService learning;
  private final Supplier<BatchActions> bulk;
  private final Clock clock;

  /** Writes a gesture of a letter. */
  interface Keep {
    void keep(String letter, Gesture gesture, Headline headline);
  }

  /**
   * @param letters those that the viewer may see
   * @param open opens a letter's record
   */
  ColumnReview(
      Store store,
      Supplier<List<LetterRow>> letters,
      Supplier<Schema> schema,
      Function<String, ReviewSession> open,
      Keep keep,
      LearningService learning,
      Supplier<BatchActions> bulk,
      Clock clock) {
    this.store = store;
    this.letters = letters;
    this.schema = schema;
    this.open = open;
    this.keep = keep;
    this.learning = learning;
    this.bulk = bulk;
    this.clock = clock;
  }

  /** What a decision did, and how it is undone. */
  public sealed interface Decided {
    /** How many letters it changed. */
    int letters();

    /** The ids of the letters whose values are to be read again. */
    List<String> touched();

    /** Nothing changed: somebody edited the letters since, or they're finished. */
    record Nothing(List<String> touched) implements Decided {
      @Override
      public int letters() {
        return 0;
      }
    }

    /** A gesture of one letter. */
    record InLetter(String letter, int gesture) implements Decided {
      @Override
      public int letters() {
        return 1;
      }

      @Override
      public List<String> touched() {
        return List.of(letter);
      }
    }

    /** A batch action. */
    record InMany(BatchRecord batch, List<String> touched, BatchReport report) implements Decided {
      @Override
      public int letters() {
        return report.changed();
      }
    }
  }

  /**
   * Reads a field's values page by page, in the library's order, with a row for each letter, item,
   * or citation in which the field has none; archived letters and those in the trash are left out.
   * After a stop, the pages read by then.
   *
   * @param page called for each page on the calling thread
   */
  public void read(FieldId field, Consumer<List<ColumnRow>> page, Task task) {
    List<LetterRow> rows = letters.get().stream().filter(r -> !r.archived()).toList();
    task.begin(rows.size());
    for (int from = 0; from < rows.size() && !task.stopped(); from += PAGE) {
      List<LetterRow> some = rows.subList(from, Math.min(rows.size(), from + PAGE));
      page.accept(read(field, some));
      some.forEach(_ -> task.step());
    }
  }

  /** Reads a field's values in some letters again. */
  public List<ColumnRow> read(FieldId field, List<String> some, Task task) {
    Map<String, LetterRow> all =
        letters.get().stream().collect(Collectors.toMap(LetterRow::id, r -> r));
    List<LetterRow> rows =
        some.stream().flatMap(id -> Optional.ofNullable(all.get(id)).stream()).toList();
    List<ColumnRow> read = new ArrayList<>();
    for (int from = 0; from < rows.size() && !task.stopped(); from += PAGE) {
      read.addAll(read(field, rows.subList(from, Math.min(rows.size(), from + PAGE))));
    }
    return List.copyOf(read);
  }

  private List<ColumnRow> read(FieldId field, List<LetterRow> rows) {
    Map<String, LetterRow> byId =
        rows.stream().collect(Collectors.toMap(LetterRow::id, r -> r, (a, b) -> a));
    List<String> ids = rows.stream().map(LetterRow::id).toList();
    Map<String, List<ColumnRow>> read = new HashMap<>();
    store
        .values(field, groups(field), ids)
        .forEach(
            v ->
                read.computeIfAbsent(v.letter(), _ -> new ArrayList<>())
                    .add(row(v, Optional.ofNullable(byId.get(v.letter())).orElseThrow())));
    missing(field, rows, read);
    return ids.stream().flatMap(id -> read.getOrDefault(id, List.of()).stream()).toList();
  }

  /** Adds where nothing is said: in a letter, or in an item or a citation that is there. */
  private void missing(FieldId field, List<LetterRow> letters, Map<String, List<ColumnRow>> read) {
    List<FieldId> groups = groups(field);
    List<String> ids = letters.stream().map(LetterRow::id).toList();
    Map<String, List<String>> subjects = new HashMap<>();
    if (groups.isEmpty()) {
      ids.forEach(id -> subjects.put(id, List.of(Target.LETTER)));
    } else {
      store.values(groups.getFirst(), groups.subList(1, groups.size()), ids).stream()
          .filter(v -> v.kind() == AnnotationRow.Kind.ENTRY && v.status() != Status.REJECTED)
          .forEach(
              v ->
                  subjects
                      .computeIfAbsent(v.letter(), _ -> new ArrayList<>())
                      .add(v.target().entry()));
    }
    for (LetterRow letter : letters) {
      List<ColumnRow> rows = read.computeIfAbsent(letter.id(), _ -> new ArrayList<>());
      Set<String> said =
          rows.stream()
              .filter(r -> r.state() != ColumnRow.State.REJECTED || !r.target().isEntry())
              .map(r -> r.target().subject())
              .collect(Collectors.toSet());
      subjects.getOrDefault(letter.id(), List.of()).stream()
          .filter(subject -> !said.contains(subject))
          .forEach(subject -> rows.add(missing(letter, Target.of(subject, field))));
    }
  }

  private static ColumnRow missing(LetterRow letter, Target at) {
    boolean finished = letter.headline().state() == State.FINISHED;
    return ColumnRow.missing(letter.id(), letter.headline().title(), at, finished);
  }

  private List<FieldId> groups(FieldId field) {
    return groups(schema.get(), field);
  }

  /** The groups that a field is inside, the innermost first. */
  public static List<FieldId> groups(Schema schema, FieldId field) {
    List<FieldId> groups = new ArrayList<>();
    for (Optional<Field> at = schema.parent(field);
        at.isPresent();
        at = schema.parent(at.get().id())) {
      groups.add(at.get().id());
    }
    return groups;
  }

  private static ColumnRow row(FieldValue v, LetterRow letter) {
    boolean readable = v.kind() != AnnotationRow.Kind.UNREAD;
    OptionalDouble chance =
        v.provenance() instanceof Provenance.Program(_, _, _, double confidence)
            ? OptionalDouble.of(confidence)
            : OptionalDouble.empty();
    return new ColumnRow(
        v.letter(),
        letter.headline().title(),
        v.target(),
        v.value(),
        ColumnRow.State.of(v.status(), v.kind() == AnnotationRow.Kind.ABSENT, readable),
        v.place(),
        chance,
        letter.headline().state() == State.FINISHED);
  }

  /**
   * How sure the learned model is of unreviewed suggestions; nothing while nothing is learned.
   *
   * @param rows of one field
   * @param some called for each letter, on any thread
   */
  public void doubts(
      List<ColumnRow> rows,
      Consumer<Map<ColumnRow.Key, Double>> some,
      Background background,
      Task task) {
    Map<String, List<ColumnRow>> byLetter = new LinkedHashMap<>();
    rows.stream()
        .filter(r -> r.open() && r.state() == ColumnRow.State.UNREVIEWED)
        .forEach(r -> byLetter.computeIfAbsent(r.letter(), _ -> new ArrayList<>()).add(r));
    List<String> ids = List.copyOf(byLetter.keySet());
    if (learning.scope().on()) {
      background.each(
          ids.size(), task, i -> some.accept(doubts(byLetter.getOrDefault(ids.get(i), List.of()))));
    }
  }

  private Map<ColumnRow.Key, Double> doubts(List<ColumnRow> ofOneLetter) {
    try {
      var doubts = learning.read(open.apply(ofOneLetter.getFirst().letter())).doubts();
      return ofOneLetter.stream()
          .filter(r -> doubts.containsKey(r.target()))
          .collect(
              Collectors.toMap(
                  ColumnRow::key,
                  r -> Optional.ofNullable(doubts.get(r.target())).orElseThrow().confidence()));
    } catch (StoreDamagedException leftToTheCheck) {
      return Map.of();
    }
  }

  /** The sentence that states a value; empty where it has no location. */
  public Optional<ContextSentence> sentence(ColumnRow row) {
    return row.place()
        .flatMap(
            place -> {
              LetterText text = store.letter(row.letter()).text();
              return place.end() <= text.length()
                  ? Optional.of(ContextSentence.of(text, place))
                  : Optional.empty();
            });
  }

  /**
   * Decides on values, each as it is in its row; those that somebody changed since, and those in
   * finished letters, are left. Values of one letter are an ordinary gesture; of several letters, a
   * batch action.
   */
  public Decided decide(
      List<ColumnRow> rows, ValueDecision decision, String by, Background background, Task task) {
    Map<String, List<ValueDecision.Pick>> picks = new LinkedHashMap<>();
    rows.forEach(
        r ->
            picks
                .computeIfAbsent(r.letter(), _ -> new ArrayList<>())
                .add(ValueDecision.Pick.of(r)));
    List<String> ids = List.copyOf(picks.keySet());
    ValueDecision exact = exact(rows, decision);
    return ids.size() == 1
        ? inLetter(ids.getFirst(), exact, picks.getOrDefault(ids.getFirst(), List.of()), by)
        : inMany(
            ids,
            new BatchAction.DecideValues(exact, picks, DecisionCounts.NONE),
            by,
            background,
            task);
  }

  /** What a decision says of fields that are all empty, as the history then tells it. */
  private static ValueDecision exact(List<ColumnRow> rows, ValueDecision decision) {
    boolean empty = rows.stream().allMatch(r -> r.state() == ColumnRow.State.MISSING);
    return empty && !(decision instanceof ValueDecision.Correct)
        ? new ValueDecision.NotStated()
        : decision;
  }

  private Decided inLetter(
      String letter, ValueDecision decision, List<ValueDecision.Pick> picks, String by) {
    ReviewSession session = open.apply(letter);
    Optional<SessionStep> step =
        decision.on(session, picks, new Provenance.Person(by, clock.instant())).step();
    step.ifPresent(s -> keep.keep(letter, s.gesture(), s.after().headline()));
    return step.<Decided>map(s -> new Decided.InLetter(letter, s.gesture().number()))
        .orElseGet(() -> new Decided.Nothing(List.of(letter)));
  }

  private Decided inMany(
      List<String> ids,
      BatchAction.DecideValues action,
      String by,
      Background background,
      Task task) {
    if (ids.isEmpty()) {
      return new Decided.Nothing(ids);
    }
    Instant at = clock.instant();
    BatchId batch = new BatchId(UUID.randomUUID(), by, ids.size());
    BatchReport report =
        bulk.get().run(new BatchPreview(action, ids, List.of(), false), batch, background, task);
    BatchRecord record =
        new BatchRecord(
            new BatchRecord.Key.Id(batch),
            new BatchAction.DecideValues(action.decision(), Map.of(), DecisionCounts.NONE),
            ids.size(),
            Optional.of(report.changed()),
            by,
            at,
            Optional.empty());
    return new Decided.InMany(record, ids, report);
  }

  /**
   * Undoes a decision where nobody went on since.
   *
   * @return how many letters were changed back
   */
  public int undo(Decided decided, String by, Background background, Task task) {
    return switch (decided) {
      case Decided.Nothing _ -> 0;
      case Decided.InLetter(String letter, int number) -> undo(letter, number, by);
      case Decided.InMany(BatchRecord batch, List<String> ids, _) ->
          bulk.get()
              .run(
                  new BatchPreview(new BatchAction.UndoBatch(batch), ids, List.of(), false),
                  by,
                  background,
                  task)
              .changed();
    };
  }

  private int undo(String letter, int number, String by) {
    ReviewSession session = open.apply(letter);
    Gesture done = session.ledger().gestures().get(number - 1);
    Optional<SessionStep> step =
        UndoRequest.back(session, done, new Provenance.Person(by, clock.instant()));
    step.ifPresent(s -> keep.keep(letter, s.gesture(), s.after().headline()));
    return step.isPresent() ? 1 : 0;
  }
}
