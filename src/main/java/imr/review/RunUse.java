package imr.review;

import imr.annotation.Annotation;
import imr.annotation.AnnotationSet;
import imr.annotation.Answer;
import imr.annotation.Change;
import imr.annotation.Evidence;
import imr.annotation.Field;
import imr.annotation.Provenance;
import imr.annotation.Target;
import imr.annotation.Value;
import imr.ledger.Act;
import imr.ledger.Author;
import imr.ledger.Gesture;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Adopts a prediction run for a letter as a person's annotations, for work that was done in another
 * tool.
 *
 * <p>Existing decisions, including rejections, stay unchanged. Suggestions that the run doesn't
 * cover remain suggestions. Values that aren't valid for their field are skipped.
 */
public final class RunUse {
  private final ReviewSession session;
  private final AnnotationSet said;
  private final AnnotationSet found;
  private final SameEntryMatcher likeness;
  private final EditChanges edits;
  private final Provenance.Person by;
  private final Map<Target, Change> changes = new LinkedHashMap<>();
  private Counts counts = Counts.NONE;
  private int newIds;

  private RunUse(
      ReviewSession session, AnnotationSet found, EditChanges edits, Provenance.Person by) {
    this.session = session;
    this.said = session.annotations();
    this.found = found;
    this.likeness = new SameEntryMatcher(session.ledger(), found);
    this.edits = edits;
    this.by = by;
  }

  /**
   * The numbers of the run's values by effect.
   *
   * @param confirmed equal to an existing suggestion
   * @param changed different from an existing suggestion
   * @param added only suggested by the run
   * @param notStated mark a field as not stated
   * @param kept not used because a person has decided
   * @param unread not used because they aren't valid
   */
  public record Counts(int confirmed, int changed, int added, int notStated, int kept, int unread) {
    /** No values. */
    public static final Counts NONE = new Counts(0, 0, 0, 0, 0, 0);

    private static final Counts KEPT = new Counts(0, 0, 0, 0, 1, 0);
    private static final Counts UNREAD = new Counts(0, 0, 0, 0, 0, 1);

    /** Returns the number of values used. */
    public int used() {
      return confirmed + changed + added + notStated;
    }

    /** Adds other counts. */
    public Counts plus(Counts more) {
      return new Counts(
          confirmed + more.confirmed,
          changed + more.changed,
          added + more.added,
          notStated + more.notStated,
          kept + more.kept,
          unread + more.unread);
    }

    private static Counts of(Answer answer, Optional<Annotation> now, Annotation theirs) {
      if (answer instanceof Answer.Absent) {
        return new Counts(0, 0, 0, 1, 0, 0);
      }
      Optional<Annotation> ofOthers = now.filter(n -> !isOf(n, theirs));
      if (ofOthers.isEmpty()) {
        return new Counts(0, 0, 1, 0, 0, 0);
      }
      boolean same = ofOthers.get().answer().equals(answer);
      return same ? new Counts(1, 0, 0, 0, 0, 0) : new Counts(0, 1, 0, 0, 0, 0);
    }

    /** Returns whether an existing suggestion comes from the same run. */
    private static boolean isOf(Annotation now, Annotation theirs) {
      return now.provenance() instanceof Provenance.Program(var name, var version, _, _)
          && theirs.provenance() instanceof Provenance.Program(var other, var others, _, _)
          && name.equals(other)
          && version.equals(others);
    }
  }

  /**
   * The result for a letter.
   *
   * @param step empty if nothing changes
   */
  public record Outcome(Optional<SessionStep> step, Counts counts) {}

  /**
   * Adopts a run's values. Nothing changes in a finished letter.
   *
   * @param found suggestions only, for the session's letter
   * @param source as in {@link Act.UseRun}
   * @param by the person who becomes the author
   */
  public static Outcome of(
      ReviewSession session, AnnotationSet found, String source, Provenance.Person by) {
    RunUse use = new RunUse(session, found, session.edits(), by);
    if (!session.finished()) {
      use.fields(Target.LETTER, Target.LETTER, session.schema().fields());
    }
    return new Outcome(use.step(source), use.counts);
  }

  private Optional<SessionStep> step(String source) {
    if (counts.used() == 0) {
      return Optional.empty();
    }
    List<Change> all = List.copyOf(changes.values());
    Act act = new Act.UseRun(counts.used(), source);
    return Optional.of(
        session.stepBy(
            new Gesture(number(), act, new Author.Person(by.name()), by.at(), all),
            all.getFirst().target()));
  }

  private int number() {
    return session.ledger().last() + 1;
  }

  /**
   * Adopts the fields of a subject.
   *
   * @param from the subject's id in the run
   */
  private void fields(String subject, String from, List<Field> fields) {
    for (Field field : fields) {
      Target whole = Target.of(subject, field.id());
      Target theirs = Target.of(from, field.id());
      if (!field.many()) {
        found.at(theirs).ifPresent(f -> single(whole, field, f));
      } else if (closed(whole)) {
        keepAll(theirs);
      } else if (field.isGroup()) {
        group(whole, theirs, field);
      } else {
        list(whole, theirs);
      }
    }
  }

  /** Returns whether a person marked a list as not stated. */
  private boolean closed(Target whole) {
    return said.at(whole).filter(a -> SameEntryMatcher.touched(a) && a.counts()).isPresent();
  }

  private void single(Target target, Field field, Annotation theirs) {
    Optional<Annotation> base =
        field.sameSpanAs().flatMap(b -> now(Target.of(target.subject(), b)));
    Optional<Evidence> place = base.filter(Annotation::counts).flatMap(Annotation::evidence);
    boolean elsewhere = place.isPresent() && !place.equals(theirs.evidence());
    if (elsewhere && said.at(base.get().target()).filter(SameEntryMatcher::touched).isPresent()) {
      keep(theirs); // It classifies other text than the person chose.
    } else if (elsewhere && theirs.answer() instanceof Answer.Stated(Value value, _)) {
      say(target, theirs, new Answer.Stated(value, place));
    } else {
      say(target, theirs);
    }
  }

  private Optional<Annotation> now(Target target) {
    return Optional.ofNullable(changes.get(target)).map(Change::after).orElse(said.at(target));
  }

  private void list(Target whole, Target theirs) {
    List<Annotation> standing = said.entries(whole.subject(), whole.field());
    List<Annotation> decided = standing.stream().filter(SameEntryMatcher::touched).toList();
    List<Annotation> suggested =
        standing.stream().filter(a -> !SameEntryMatcher.touched(a)).toList();
    List<Annotation> all = found.entries(theirs.subject(), theirs.field());
    List<Annotation> fresh =
        all.stream().filter(f -> decided.stream().noneMatch(d -> isSame(d, f))).toList();
    all.stream().filter(f -> !fresh.contains(f)).forEach(this::keep);
    PairMatcher<Annotation> pairs =
        SameEntryMatcher.values(suggested, fresh)
            .bestFirst((s, f) -> SameEntryMatcher.shared(s, f));
    suggested.forEach(s -> pairs.partner(s).ifPresent(f -> say(s.target(), f)));
    pairs.alone().forEach(f -> say(whole.entry(newId()), f));
    absence(whole, theirs, standing);
  }

  private boolean isSame(Annotation decided, Annotation fresh) {
    return SameEntryMatcher.sameSpan(decided, fresh)
        || SameEntryMatcher.sameValue(decided, fresh)
        || likeness.settles(decided, fresh);
  }

  private void group(Target whole, Target theirs, Field field) {
    List<Annotation> standing = said.entries(whole.subject(), whole.field());
    List<Annotation> fresh = found.entries(theirs.subject(), theirs.field());
    PairMatcher<Annotation> pairs = likeness.heads(standing, fresh, field);
    for (Annotation head : standing) {
      pairs
          .partner(head)
          .ifPresent(
              f -> {
                if (head.counts()) {
                  fields(head.target().entry(), f.target().entry(), field.fields());
                } else {
                  found.within(f.target().entry()).forEach(this::keep);
                }
              });
    }
    for (Annotation head : pairs.alone()) {
      String id = newId();
      Target entry = whole.entry(id);
      put(entry, edits.saying(entry, new Answer.GroupEntry(), by));
      fields(id, head.target().entry(), field.fields());
    }
    absence(whole, theirs, standing);
  }

  /** Marks a list as not stated unless a person has decided about an entry. */
  private void absence(Target whole, Target theirs, List<Annotation> standing) {
    Optional<Annotation> absent = found.at(theirs).filter(a -> a.answer() instanceof Answer.Absent);
    if (absent.isPresent() && standing.stream().anyMatch(s -> s.counts() && touchedWithin(s))) {
      keep(absent.get());
    } else if (absent.isPresent()) {
      standing.forEach(s -> put(s.target(), edits.strike(s, by)));
      say(whole, absent.get());
    }
  }

  private boolean touchedWithin(Annotation head) {
    return SameEntryMatcher.touched(head)
        || (head.answer() instanceof Answer.GroupEntry
            && said.within(head.target().entry()).stream().anyMatch(SameEntryMatcher::touched));
  }

  private void keepAll(Target theirs) {
    found.at(theirs).ifPresent(this::keep);
    for (Annotation entry : found.entries(theirs.subject(), theirs.field())) {
      keep(entry);
      if (entry.answer() instanceof Answer.GroupEntry) {
        found.within(entry.target().entry()).forEach(this::keep);
      }
    }
  }

  private void keep(Annotation theirs) {
    if (!(theirs.answer() instanceof Answer.GroupEntry)) {
      counts = counts.plus(Counts.KEPT);
    }
  }

  private void say(Target target, Annotation theirs) {
    say(target, theirs, theirs.answer());
  }

  private void say(Target target, Annotation theirs, Answer as) {
    Optional<Annotation> now = said.at(target);
    Answer answer = now.map(n -> placed(n, as)).orElse(as);
    List<Change> all = edits.saying(target, answer, by);
    if (answer instanceof Answer.Stated(Value.Unread _, _)) {
      counts = counts.plus(Counts.UNREAD);
    } else if (now.filter(SameEntryMatcher::touched).isPresent()
        || all.stream().anyMatch(RunUse::breaks)) {
      counts = counts.plus(Counts.KEPT);
    } else {
      put(target, all);
      counts = counts.plus(Counts.of(answer, now, theirs));
    }
  }

  /** A value without a location keeps the location of an equal existing value. */
  private static Answer placed(Annotation now, Answer theirs) {
    boolean same =
        theirs instanceof Answer.Stated(Value value, Optional<Evidence> place)
            && place.isEmpty()
            && now.value().equals(Optional.of(value));
    return same ? now.answer() : theirs;
  }

  /** Returns whether a change would modify a person's decision, such as a code that moves along. */
  private static boolean breaks(Change change) {
    return isChange(change)
        && change.before().filter(b -> SameEntryMatcher.touched(b) && b.counts()).isPresent();
  }

  private static boolean isChange(Change change) {
    return !change.before().equals(change.after());
  }

  /** The run's own values take precedence over consequences of other values. */
  private void put(Target target, List<Change> all) {
    for (Change change : all) {
      if (change.target().equals(target)) {
        changes.put(target, change);
      } else if (isChange(change) && !isRejected(change)) {
        changes.putIfAbsent(change.target(), change);
      }
    }
  }

  /** Returns whether a change would restore something that a person rejected. */
  private static boolean isRejected(Change change) {
    return change.after().isPresent() && change.before().filter(b -> !b.counts()).isPresent();
  }

  /** Unique because gesture numbers are unique within a letter. */
  private String newId() {
    return "g" + number() + "-" + ++newIds;
  }
}
