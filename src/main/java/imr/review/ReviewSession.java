package imr.review;

import imr.annotation.Annotation;
import imr.annotation.AnnotationSet;
import imr.annotation.Answer;
import imr.annotation.Change;
import imr.annotation.Check;
import imr.annotation.Checks;
import imr.annotation.Claim;
import imr.annotation.Evidence;
import imr.annotation.Field;
import imr.annotation.FieldId;
import imr.annotation.Headline;
import imr.annotation.LetterLookup;
import imr.annotation.PassId;
import imr.annotation.Provenance;
import imr.annotation.Remarks;
import imr.annotation.Schema;
import imr.annotation.SpanTrimmer;
import imr.annotation.Status;
import imr.annotation.Target;
import imr.annotation.Value;
import imr.annotation.ValueReader;
import imr.ledger.Act;
import imr.ledger.Author;
import imr.ledger.Gesture;
import imr.ledger.Ledger;
import imr.letter.DisplayText;
import imr.letter.Letter;
import imr.letter.Passages;
import imr.letter.Span;
import imr.letter.WordSpans;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * One letter under review: its text, its annotations, and what can be undone. Immutable; each
 * action gives a {@link SessionStep} to the next session, or nothing where there is nothing to do.
 *
 * <p>Long, because every action of the review screen is here; what an action changes is worked out
 * in {@link EditChanges} and {@link ValueLocator}.
 */
public final class ReviewSession {
  private final Letter letter;
  private final Schema schema;
  private final ValueReader reader;
  private final LetterLookup lookup;
  private final AnnotationSet said;
  private final UndoHistory history;
  private final Form form;
  private final EditChanges edits;
  private final Optional<PassId> pass;
  private final Plants plants;
  private Optional<Headline> headline = Optional.empty();
  private Optional<List<Highlight>> highlights = Optional.empty();

  private Optional<DisplayText> paragraphs = Optional.empty();

  /** Of this record, or of the one before the last action, to go on from. */
  private Optional<Checks> checks = Optional.empty();

  private ReviewSession(
      Letter letter,
      Schema schema,
      ValueReader reader,
      LetterLookup lookup,
      UndoHistory history,
      Optional<PassId> pass,
      Plants plants) {
    this.letter = letter;
    this.pass = pass;
    this.plants = plants;
    this.schema = schema;
    this.reader = reader;
    this.lookup = lookup;
    this.said = plants.over(history.ledger().annotations());
    this.history = history;
    this.form = Form.of(schema, said);
    this.edits = new EditChanges(schema, reader, said);
  }

  /**
   * Opens a letter for review, with everything that was done to it.
   *
   * @param lookup finds in this letter what a person types
   */
  public static ReviewSession open(
      Letter letter, Schema schema, ValueReader reader, LetterLookup lookup, Ledger ledger) {
    return new ReviewSession(
        letter, schema, reader, lookup, UndoHistory.of(ledger), Optional.empty(), Plants.NONE);
  }

  /**
   * The same with planted errors over its record. Every action gives a gesture of the record, in
   * which no planted value is; see {@link Plants}.
   */
  public ReviewSession with(Plants planted) {
    return new ReviewSession(letter, schema, reader, lookup, history, pass, planted);
  }

  /** The planted errors over the record. */
  public Plants plants() {
    return plants;
  }

  /** The same without planted errors. */
  public ReviewSession record() {
    return plants.isEmpty() ? this : with(Plants.NONE);
  }

  /**
   * The planted errors that nobody has caught, in what is shown of the record, whether they were
   * confirmed or not looked at.
   */
  public List<Plant> uncaught() {
    ReviewSession real = record();
    Set<Target> open =
        real.form().open().stream().map(FormRow.Blank::target).collect(Collectors.toSet());
    return plants.open(real.annotations()).stream()
        .filter(
            p -> p.real().isPresent() ? open.contains(p.target()) : form.at(p.target()).isPresent())
        .toList();
  }

  /**
   * The record as it is, with the suggestions that errors were planted on; those that weren't
   * caught are missed.
   */
  public ReviewSession settled(String person) {
    return with(plants.settled(uncaught(), person));
  }

  /** The same as a second record of the letter, which has a ledger of its own. */
  public ReviewSession in(PassId of) {
    return new ReviewSession(letter, schema, reader, lookup, history, Optional.of(of), plants);
  }

  /** Which second record of the letter this is; empty for the letter's own record. */
  public Optional<PassId> pass() {
    return pass;
  }

  public Letter letter() {
    return letter;
  }

  public Schema schema() {
    return schema;
  }

  public AnnotationSet annotations() {
    return said;
  }

  public Form form() {
    return form;
  }

  /**
   * What the record should be looked at for; warnings that block nothing, without those that a
   * person has set aside.
   */
  public List<Check> checks(LocalDate today) {
    Checks now =
        checks
            .map(known -> known.after(said, today))
            .orElseGet(() -> Checks.in(schema, said, letter.text(), today));
    checks = Optional.of(now);
    return now.found().stream().filter(c -> said.at(Remarks.aside(c)).isEmpty()).toList();
  }

  /**
   * The next open blank in an order; from the first one on again after the last, empty where all is
   * decided.
   *
   * @param questioned the targets of the checks that the record does not pass
   */
  public Optional<Target> nextOpen(
      Optional<Target> from, ReviewOrder order, Set<Target> questioned) {
    return order.next(form, from, questioned);
  }

  /** The value of a field that the letter's words at a span state. */
  Value read(FieldId field, Span span) {
    return reader.read(schema.field(field), letter.text().clean().words(span));
  }

  EditChanges edits() {
    return edits;
  }

  UndoHistory history() {
    return history;
  }

  /** The letter's row in the library. */
  public Headline headline() {
    // asked for several times after each gesture; worked out once
    Headline known = headline.orElseGet(() -> Headlines.of(record()));
    headline = Optional.of(known);
    return known;
  }

  /** The letter's text as it is read on a screen. */
  public DisplayText paragraphs() {
    DisplayText known = paragraphs.orElseGet(() -> DisplayText.reading(letter.text()));
    paragraphs = Optional.of(known);
    return known;
  }

  /**
   * The same session, which has worked out what a screen asks for first; in a long letter that
   * takes too long for the screen's own thread.
   *
   * @param today the day for {@link #checks}
   */
  public ReviewSession prepared(LocalDate today) {
    checks(today);
    headline();
    highlights();
    paragraphs();
    return this;
  }

  public boolean finished() {
    return said.at(Target.FINISHED).isPresent();
  }

  /** The painted stretches, enclosing ones before what they enclose. */
  public List<Highlight> highlights() {
    // asked for by each view of the letter; worked out once
    List<Highlight> known = highlights.orElseGet(() -> Highlights.of(schema, said));
    highlights = Optional.of(known);
    return known;
  }

  /**
   * Takes what stands at the target as right; at the head of an item or a citation, all suggestions
   * inside. Nothing to do where all is decided, or where what stands cannot be read for the field's
   * type.
   */
  public Optional<SessionStep> confirm(Target target, Provenance.Person by) {
    List<Change> changes =
        said.at(target).filter(a -> a.answer() instanceof Answer.GroupEntry).isPresent()
            ? edits.confirmations(target, by)
            : said.at(target).flatMap(a -> EditChanges.confirmation(a, by)).stream().toList();
    return step(new Act.Confirm(target), changes, by);
  }

  /**
   * Sets the value at the target to what a person typed, read by the field's type; what cannot be
   * read is kept as typed. The highlight moves in the same step: to the nearest place in the
   * field's section that states the value; where none does, the value has no highlight. {@code
   * first words … last words} stands for all that the letter has between them. At a list as a whole
   * this adds an entry. Nothing to do for blank words.
   */
  public Optional<SessionStep> correct(Target target, String typed, Provenance.Person by) {
    if (typed.isBlank()) {
      return Optional.empty();
    }
    Target at = entryFor(target);
    Field field = schema.field(at.field());
    ValueLocator grounding = grounding();
    return grounding
        .stretch(at, typed)
        .map(span -> assigned(at, field, Evidence.in(letter.text(), span), by))
        .orElseGet(
            () -> {
              Answer answer = grounding.answer(at, field, typed);
              return step(new Act.Correct(at), edits.saying(at, answer, by), by);
            });
  }

  private ValueLocator grounding() {
    return new ValueLocator(letter.text(), reader, lookup, history.ledger());
  }

  /**
   * Sets the value at the target from the letter's own words at a span (white space and closing
   * punctuation at its ends left out, as the schema wants it). At a list as a whole this adds an
   * entry; at a citation or at a group as a whole, the words fill the entry's parts ({@link
   * #fill}). Nothing to do for a span of white space.
   */
  public Optional<SessionStep> assign(Target target, Span selected, Provenance.Person by) {
    Field field = schema.field(target.field());
    if (field.isGroup()) {
      return fill(target, selected, by);
    }
    return SpanTrimmer.trimmed(letter.text(), selected, field)
        .flatMap(span -> assigned(entryFor(target), field, Evidence.in(letter.text(), span), by));
  }

  private Optional<SessionStep> assigned(
      Target at, Field field, Evidence evidence, Provenance.Person by) {
    return step(new Act.SelectText(at), edits.saying(at, answerAt(at, field, evidence), by), by);
  }

  /** A code that the words don't name stays as it is. */
  private Answer answerAt(Target at, Field field, Evidence evidence) {
    Value read = reader.read(field, letter.text().clean().words(evidence.span()));
    Optional<Value> before = said.at(at).flatMap(Annotation::value);
    boolean keeps = field.type() == Field.Type.CODE && read instanceof Value.Unread;
    return Answer.stated(keeps ? before.orElse(read) : read, evidence);
  }

  /**
   * Says at the target what another author says there: confirms what stands if it is the same, else
   * corrects it or adds to it. At a list as a whole this adds an entry.
   */
  public Optional<SessionStep> take(Target target, Answer answer, Provenance.Person by) {
    if (answer instanceof Answer.Absent) {
      return absent(target, by);
    }
    Target at = entryFor(target);
    return step(new Act.Adopt(at), edits.saying(at, answer, by), by);
  }

  /** Says that the letter does not state the field; a list's entries are struck out with it. */
  public Optional<SessionStep> absent(Target target, Provenance.Person by) {
    if (target.isEntry()) {
      return strikeOut(target, by);
    }
    List<Change> changes = new ArrayList<>();
    for (Annotation entry : said.entries(target.subject(), target.field())) {
      changes.addAll(edits.strike(entry, by));
    }
    changes.addAll(edits.saying(target, new Answer.Absent(), by));
    return step(new Act.MarkNotStated(target), changes, by);
  }

  /**
   * Strikes out what stands at the target: an entry leaves the record, a single field waits for
   * another answer. What a person added is taken away, what a program suggested is kept as
   * rejected.
   */
  public Optional<SessionStep> strikeOut(Target target, Provenance.Person by) {
    return said.at(target)
        .filter(Annotation::counts)
        .flatMap(now -> step(new Act.Reject(target), edits.strike(now, by), by));
  }

  /**
   * Fills an item or a citation from selected words, all its parts in one step: a citation's
   * guideline, family, section and pages, as the extractor reads them; of words that it can't read,
   * the first field alone. At a group as a whole this adds an entry for each source that the words
   * cite.
   */
  public Optional<SessionStep> fill(Target target, Span selected, Provenance.Person by) {
    Field group = schema.field(target.field());
    List<List<LetterLookup.EntryPart>> entries = lookup.entries(group, selected);
    if (!entries.isEmpty()) {
      return filled(target, entries, by);
    }
    return target.isEntry()
        ? schema
            .leading(group)
            .flatMap(f -> assign(Target.of(target.entry(), f.id()), selected, by))
        : add(target, Optional.of(selected), by);
  }

  private Optional<SessionStep> filled(
      Target target, List<List<LetterLookup.EntryPart>> entries, Provenance.Person by) {
    List<Change> changes = new ArrayList<>();
    said.at(target.whole()).ifPresent(absence -> changes.add(EditChanges.gone(absence)));
    Target first = target.isEntry() ? target : target.whole().entry(newId());
    for (int i = 0; i < entries.size(); i++) {
      Target head = i == 0 ? first : target.whole().entry(newId() + "-" + i);
      if (said.at(head).isEmpty()) {
        changes.add(
            EditChanges.changed(
                Optional.empty(),
                Annotation.decided(head, new Answer.GroupEntry(), Status.ADDED, by)));
      }
      changes.addAll(edits.filling(head, entries.get(i), letter.text(), by));
    }
    return step(new Act.Add(first), changes, by);
  }

  /** Adds an item or a citation, empty or with the selected words as its first field. */
  public Optional<SessionStep> add(Target group, Optional<Span> selected, Provenance.Person by) {
    Field field = schema.field(group.field());
    String id = newId();
    List<Change> changes = new ArrayList<>();
    said.at(group.whole()).ifPresent(absence -> changes.add(EditChanges.gone(absence)));
    Target head = group.whole().entry(id);
    changes.add(
        EditChanges.changed(
            Optional.empty(), Annotation.decided(head, new Answer.GroupEntry(), Status.ADDED, by)));
    selected.ifPresent(
        span -> schema.leading(field).ifPresent(f -> changes.addAll(words(id, f, span, by))));
    return step(new Act.Add(head), changes, by);
  }

  private List<Change> words(String entry, Field first, Span selected, Provenance.Person by) {
    return SpanTrimmer.trimmed(letter.text(), selected, first)
        .map(span -> Evidence.in(letter.text(), span))
        .map(e -> Answer.stated(reader.read(first, letter.text().clean().words(e.span())), e))
        .map(answer -> edits.saying(Target.of(entry, first.id()), answer, by))
        .orElse(List.of());
  }

  /**
   * What could be taken in one step, among some of the blanks.
   *
   * @param sure the least confidence that is taken, 0 to 1
   * @param questioned the targets of the checks that the record does not pass
   */
  public Acceptance acceptance(
      Predicate<FormRow.Blank> among, Predicate<Annotation> sure, Set<Target> questioned) {
    return Acceptance.of(form, among, sure, questioned);
  }

  /** Confirms values and marks blanks as absent, all in one gesture. */
  public Optional<SessionStep> accept(
      List<FormRow.Blank> values, List<FormRow.Blank> absent, Provenance.Person by) {
    List<Change> changes = new ArrayList<>();
    values.stream()
        .flatMap(b -> b.said().flatMap(a -> EditChanges.confirmation(a, by)).stream())
        .forEach(changes::add);
    absent.forEach(b -> changes.addAll(edits.saying(b.target(), new Answer.Absent(), by)));
    return step(
        new Act.AcceptMany(values.size()),
        changes.isEmpty() ? Target.FINISHED : changes.getFirst().target(),
        changes,
        by);
  }

  /** Marks several empty fields as not stated, in one step. */
  public Optional<SessionStep> notStated(List<FormRow.Blank> blanks, Provenance.Person by) {
    List<Change> changes = new ArrayList<>();
    blanks.forEach(b -> changes.addAll(edits.saying(b.target(), new Answer.Absent(), by)));
    return changes.isEmpty()
        ? Optional.empty()
        : step(new Act.MarkNotStated(changes.getFirst().target()), changes, by);
  }

  /**
   * Moves one end of the highlight to the end (or the beginning) of a sentence, outwards for true;
   * nothing to do without a highlight, and where the end can't move.
   */
  public Optional<SessionStep> reachSentence(
      Target target, WordSpans.Edge edge, boolean outwards, Provenance.Person person) {
    return said.at(target)
        .filter(Annotation::counts)
        .flatMap(Annotation::evidence)
        .map(Evidence::span)
        .flatMap(
            span -> {
              Span moved = Passages.of(letter.text()).moved(span, edge, outwards);
              return moved.equals(span) ? Optional.empty() : moveTo(target, moved, person);
            });
  }

  /** Moves the highlight to a stretch of the letter, as dragging its end does. */
  public Optional<SessionStep> relocate(Target target, Span span, Provenance.Person person) {
    return said.at(target)
        .filter(a -> a.counts() && a.evidence().isPresent())
        .flatMap(a -> moveTo(target, span, person));
  }

  /**
   * How many actions the next undo takes together: moves of one highlight that follow each other
   * are undone at once; 0 where there is nothing to undo.
   */
  public int undoneTogether() {
    return plants.toUndo(history.toUndo()).isPresent() ? 1 : history.together();
  }

  /** As {@link #undoneTogether}, for the next redo. */
  public int redoneTogether() {
    return plants.toRedo(history.toRedo()).isPresent() ? 1 : history.againTogether();
  }

  /**
   * Moves one end of the evidence by words, outwards for a positive number, and reads the value
   * again; nothing to do without evidence, and where the end cannot move.
   */
  public Optional<SessionStep> reach(
      Target target, WordSpans.Edge edge, int by, Provenance.Person person) {
    return said.at(target)
        .filter(Annotation::counts)
        .flatMap(Annotation::evidence)
        .map(Evidence::span)
        .flatMap(
            span -> {
              Span moved = WordSpans.of(letter.text()).grown(span, edge, by);
              return moved.equals(span) ? Optional.empty() : moveTo(target, moved, person);
            });
  }

  /** Moves the evidence to the next (or previous) place of the same words; the value stays. */
  public Optional<SessionStep> turn(Target target, int by, Provenance.Person person) {
    List<Span> places = places(target);
    return said.at(target)
        .filter(a -> a.counts() && places.size() > 1)
        .map(a -> Answer.stated(a.value().orElseThrow(), beside(a, places, by)))
        .flatMap(
            there ->
                step(new Act.MoveHighlight(target), edits.saying(target, there, person), person));
  }

  private Evidence beside(Annotation now, List<Span> places, int by) {
    int at = places.indexOf(now.evidence().orElseThrow().span());
    return Evidence.in(letter.text(), places.get(Math.floorMod(at + by, places.size())));
  }

  /** All places that state what a target's highlight states, its own among them. */
  public List<Span> places(Target target) {
    return schema
        .find(target.field())
        .map(field -> grounding().places(target, field))
        .orElse(List.of());
  }

  /** Whether a span is in the part of the letter that a target's values come from. */
  boolean expects(Target target, Span span) {
    Field field = schema.field(target.field());
    return lookup.expects(field, span, grounding().within(target));
  }

  /** What selected words say of a group's entries. */
  List<List<LetterLookup.EntryPart>> entries(Field group, Span span) {
    return lookup.entries(group, span);
  }

  /** The part of the letter that lists a group's entries around some words. */
  Optional<Span> listing(Field group, Span words) {
    return lookup.listing(group, words);
  }

  /** What typed words would mean in a field. */
  public Value read(Field field, String typed) {
    return reader.read(field, typed);
  }

  /** What words of the letter would mean in a field. */
  Value read(Field field, Span span) {
    return reader.read(field, letter.text().quote(span));
  }

  private Optional<SessionStep> moveTo(Target target, Span span, Provenance.Person by) {
    return SpanTrimmer.trimmed(letter.text(), span, schema.field(target.field()))
        .map(s -> Evidence.in(letter.text(), s))
        .flatMap(e -> moved(target, schema.field(target.field()), e, by));
  }

  private Optional<SessionStep> moved(
      Target at, Field field, Evidence evidence, Provenance.Person by) {
    return step(new Act.MoveHighlight(at), edits.saying(at, answerAt(at, field, evidence), by), by);
  }

  /**
   * Sets the note about a field or the letter; blank words remove it. Nothing to do where the same
   * note is there.
   */
  public Optional<SessionStep> note(Target about, String words, Provenance.Person by) {
    return remark(Remarks.note(about), new Act.Note(about), words, by);
  }

  /** Sets a check aside; nothing to do for a blank reason, or where the same reason is there. */
  public Optional<SessionStep> dismiss(Check check, String reason, Provenance.Person by) {
    return remark(
        Remarks.aside(check), new Act.DismissCheck(check.target(), check.id()), reason, by);
  }

  /**
   * Settles a claim that has no location in the letter.
   *
   * @param run the name of the run that claims it
   * @param how in a few words
   */
  public Optional<SessionStep> settle(String run, Claim claim, String how, Provenance.Person by) {
    return remark(Remarks.claim(run, claim), new Act.SettleClaim(), how, by);
  }

  private Optional<SessionStep> remark(Target remark, Act act, String words, Provenance.Person by) {
    Optional<Annotation> now =
        Optional.of(words.strip())
            .filter(w -> !w.isEmpty())
            .map(w -> new Answer.Stated(Value.of(w), Optional.empty()))
            .map(answer -> Annotation.decided(remark, answer, Status.ADDED, by));
    return step(act, remark, edits.setting(remark, now), by);
  }

  /** Sets or takes away the flag of a line or of the letter. */
  public Optional<SessionStep> flag(Target about, Provenance.Person by) {
    Target flag = Remarks.flag(about);
    boolean flagged = said.at(flag).isPresent();
    Annotation entry = Annotation.decided(flag, new Answer.GroupEntry(), Status.ADDED, by);
    return step(
        flagged ? new Act.Unflag(about) : new Act.Flag(about),
        flag,
        edits.setting(flag, flagged ? Optional.empty() : Optional.of(entry)),
        by);
  }

  /**
   * Assigns the letter to a person, or to nobody; nothing to do where it is so, nor for a blank
   * name.
   */
  public Optional<SessionStep> assignTo(Optional<String> person, Provenance.Person by) {
    boolean blank = person.filter(String::isBlank).isPresent();
    Act act = new Act.Assign(person.map(String::strip));
    return blank ? Optional.empty() : remark(Remarks.assigned(), act, person.orElse(""), by);
  }

  /** To whom the letter is assigned; empty for nobody. */
  public Optional<String> assignedTo() {
    return Remarks.words(said, Remarks.assigned());
  }

  /**
   * Declares the letter finished; nothing to do while blanks are open, when it is, and while there
   * are planted errors that nobody has caught.
   */
  public Optional<SessionStep> finish(Provenance.Person by) {
    return finished() || !form.open().isEmpty() || !uncaught().isEmpty()
        ? Optional.empty()
        : step(
            new Act.Finish(),
            Target.FINISHED,
            List.of(
                EditChanges.changed(
                    Optional.empty(),
                    Annotation.decided(
                        Target.FINISHED, new Answer.GroupEntry(), Status.ADDED, by))),
            by);
  }

  /** Takes the declaration back; the ledger keeps both. */
  public Optional<SessionStep> reopen(Provenance.Person by) {
    return said.at(Target.FINISHED)
        .flatMap(
            now -> step(new Act.Reopen(), Target.FINISHED, List.of(EditChanges.gone(now)), by));
  }

  /** The verb that {@link #undo} would take back; empty where there is none. */
  public Optional<Gesture> toUndo() {
    return plants.toUndo(history.toUndo()).or(history::toUndo);
  }

  public Optional<Gesture> toRedo() {
    return plants.toRedo(history.toRedo()).or(history::toRedo);
  }

  public Optional<SessionStep> undo(Provenance.Person by) {
    return plants
        .toUndo(history.toUndo())
        .map(of -> unwritten(new Act.Undo(0), plants::undone, of, by))
        .or(() -> undoGesture(by));
  }

  /** A step in which the record doesn't change. */
  private SessionStep unwritten(
      Act act, Function<Gesture, Plants> after, Gesture of, Provenance.Person by) {
    Gesture nothing =
        new Gesture(history.last() + 1, act, new Author.Person(by.name()), by.at(), List.of());
    Change last = act instanceof Act.Redo ? of.changes().getLast() : of.changes().getFirst();
    return new SessionStep(nothing, with(after.apply(nothing)), last.target());
  }

  private Optional<SessionStep> undoGesture(Provenance.Person by) {
    return history
        .toUndo()
        .map(
            done ->
                gesture(
                    new Act.Undo(done.number()),
                    done.changes().getFirst().target(),
                    done.reversed(),
                    by));
  }

  public Optional<SessionStep> redo(Provenance.Person by) {
    return plants
        .toRedo(history.toRedo())
        .map(of -> unwritten(new Act.Redo(0), plants::redone, of, by))
        .or(() -> redoGesture(by));
  }

  private Optional<SessionStep> redoGesture(Provenance.Person by) {
    return toRedo()
        .map(
            undone ->
                gesture(
                    new Act.Redo(undone.number()),
                    undone.changes().getLast().target(),
                    undone.changes(),
                    by));
  }

  /** The target itself, or a new entry where the target is a list as a whole. */
  private Target entryFor(Target target) {
    Field field = schema.field(target.field());
    return field.many() && !target.isEntry() ? target.entry(newId()) : target;
  }

  /** Never used before in this letter: no gesture's number comes twice. */
  private String newId() {
    return "g" + (history.last() + 1);
  }

  private Optional<SessionStep> step(Act.AtTarget act, List<Change> changes, Provenance.Person by) {
    return step(act, act.target(), changes, by);
  }

  private Optional<SessionStep> step(
      Act act, Target at, List<Change> changes, Provenance.Person by) {
    return changes.isEmpty() ? Optional.empty() : Optional.of(gesture(act, at, changes, by));
  }

  private SessionStep gesture(Act act, Target at, List<Change> changes, Provenance.Person by) {
    return stepBy(
        new Gesture(history.last() + 1, act, new Author.Person(by.name()), by.at(), changes), at);
  }

  /** The step to the session after a gesture. */
  SessionStep stepBy(Gesture gesture, Target at) {
    return switch (gesture.act()) {
      case Act.Undo(int of) ->
          new SessionStep(gesture, after(gesture, plants.undone(of, gesture)), at);
      case Act.Redo(int of) ->
          new SessionStep(gesture, after(gesture, plants.redone(of, gesture)), at);
      case Act _ when plants.isEmpty() -> new SessionStep(gesture, after(gesture), at);
      case Act _ -> translated(gesture, at);
    };
  }

  /** What was done on what is shown, as a gesture of the record. */
  private SessionStep translated(Gesture shown, Target at) {
    Plants.Translated real = plants.translate(schema, history.ledger().annotations(), shown);
    Target there = real.moved().getOrDefault(at, at);
    Gesture gesture =
        new Gesture(
            shown.number(),
            shown.act().at(real.moved()),
            shown.author(),
            shown.at(),
            real.changes());
    return real.changes().isEmpty() && !shown.changes().isEmpty()
        ? new SessionStep(gesture, withoutRedo(real.after()), there)
        : new SessionStep(gesture, after(gesture, real.after()), there);
  }

  /** After something that isn't in the record, too, nothing can be redone. */
  private ReviewSession withoutRedo(Plants planted) {
    return new ReviewSession(letter, schema, reader, lookup, history.withoutRedo(), pass, planted);
  }

  /** The session after a gesture that was made elsewhere; throws as {@link Ledger#with}. */
  public ReviewSession after(Gesture gesture) {
    return after(gesture, plants);
  }

  private ReviewSession after(Gesture gesture, Plants planted) {
    ReviewSession next =
        new ReviewSession(letter, schema, reader, lookup, history.with(gesture), pass, planted);
    next.checks = checks;
    next.paragraphs = paragraphs;
    return next;
  }

  /** Everything that was done to the letter as it is shown, with planted errors where they are. */
  public List<Gesture> shownHistory() {
    return plants.history(history.ledger());
  }

  /** Everything that was done to the letter. */
  public Ledger ledger() {
    return history.ledger();
  }
}
