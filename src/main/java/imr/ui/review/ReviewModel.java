package imr.ui.review;

import imr.annotation.Annotation;
import imr.annotation.Answer;
import imr.annotation.Check;
import imr.annotation.Field;
import imr.annotation.PassId;
import imr.annotation.Provenance;
import imr.annotation.Remarks;
import imr.annotation.Status;
import imr.annotation.Target;
import imr.annotation.Value;
import imr.ledger.Gesture;
import imr.letter.Span;
import imr.review.FoldedForm;
import imr.review.Form;
import imr.review.FormRow;
import imr.review.Plant;
import imr.review.PlantEvent;
import imr.review.ReviewOrder;
import imr.review.ReviewSession;
import imr.review.SessionStep;
import imr.review.SuggestionConfidences;
import imr.ui.kit.ActWording;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/**
 * The review screen's state and the analyst's commands. The session flows down to the screen,
 * commands flow up; each command that changes something is shown at once and queued for the disk.
 *
 * <p>Long, because every command of the review screen is declared here, a few lines each.
 */
public final class ReviewModel {
  /** Longer selections, in UTF-16 units, are no value of a field that takes a few words. */
  private static final int LONGEST = 1000;

  private final ReadOnlyObjectWrapper<Optional<ReviewSession>> session =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<Target>> chosen =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<Span>> selection =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<String> notice = new ReadOnlyObjectWrapper<>("");
  private final CollapsedRows folds = new CollapsedRows();
  private final AttentionQueue attention;
  private final SaveQueue queue;
  private final Supplier<String> analyst;
  private final Clock clock;
  private Consumer<ReviewSession> changed = s -> {};
  private BiConsumer<String, List<PlantEvent>> plants = (letter, events) -> {};
  private int noted;
  private Optional<String> readOnly = Optional.empty();

  /**
   * @param analyst the name under which decisions are kept, asked at each gesture
   */
  public ReviewModel(GestureSaver keeper, Supplier<String> analyst, Clock clock) {
    this.queue = new SaveQueue(keeper, clock);
    this.attention = new AttentionQueue(clock);
    this.analyst = analyst;
    this.clock = clock;
  }

  public ReadOnlyObjectProperty<Optional<ReviewSession>> session() {
    return session.getReadOnlyProperty();
  }

  /** The chosen line of the form, by its target. */
  public ReadOnlyObjectProperty<Optional<Target>> chosen() {
    return chosen.getReadOnlyProperty();
  }

  /** The selected stretch of the letter's text. */
  public ReadOnlyObjectProperty<Optional<Span>> selection() {
    return selection.getReadOnlyProperty();
  }

  /** In which order open fields come; set by the analyst. */
  public ObjectProperty<ReviewOrder> order() {
    return attention.order();
  }

  /** How sure each suggestion of the letter under review is. */
  ReadOnlyObjectProperty<SuggestionConfidences> chances() {
    return attention.chances();
  }

  /** False while it is being found out how sure the suggestions of the letter under review are. */
  ReadOnlyBooleanProperty chancesKnown() {
    return attention.chancesKnown();
  }

  /** How likely a suggestion under review is right, 0 to 1; 1 for a person's decision. */
  public double chance(Annotation said) {
    return attention.chances().get().of(said);
  }

  void chancesKnown(boolean known) {
    attention.chancesKnown().set(known);
  }

  /** Takes what was learned of the letter under review. */
  void learned(SuggestionConfidences chances) {
    attention.chances().set(chances);
  }

  /** The checks that the record under review does not pass, without those set aside. */
  public List<Check> checks() {
    return attention.checks();
  }

  /** The lines that the checks are about. */
  Set<Target> questioned() {
    return attention.questioned();
  }

  /**
   * Chooses the field of the next check after the chosen one's; from the first on again after the
   * last.
   */
  public void chooseNextCheck() {
    attention.nextCheck(chosen.get()).ifPresent(this::choose);
  }

  /** The form as it is shown. */
  public FoldedForm form() {
    return folds.form();
  }

  /** Told when lines are folded or unfolded without a change of the record. */
  void onFold(Runnable listener) {
    folds.onChange(listener);
  }

  /** Shows the fields of a fold as lines, and chooses the first. */
  void unfold(Target fold) {
    form().at(fold).flatMap(ReviewModel::firstOf).ifPresent(this::choose);
  }

  private static Optional<Target> firstOf(FormRow row) {
    return row instanceof FormRow.Unstated unstated
        ? Stream.concat(unstated.open().stream(), unstated.blanks().stream())
            .findFirst()
            .map(FormRow.Blank::target)
        : Optional.empty();
  }

  /** Shows an item's head alone, or all of the item again. */
  void toggle(Target head) {
    folds.toggle(head);
    chosen.get().flatMap(form()::line).ifPresent(this::choose);
  }

  /** How many fields inside an item or a citation nobody has decided. */
  int openInside(FormRow.Head head) {
    return session.get().map(s -> s.form().openInside(head)).orElse(0);
  }

  /** The suggestion inside an item or a citation that is least sure; empty where none is left. */
  Optional<Annotation> leastSure(FormRow.Head head) {
    return session
        .get()
        .flatMap(
            s ->
                s.annotations().within(head.target().entry()).stream()
                    .filter(a -> a.status() == Status.SUGGESTED)
                    .filter(a -> !(a.answer() instanceof Answer.GroupEntry))
                    .min(Comparator.comparingDouble(chances().get()::of)));
  }

  boolean isCollapsed(Target head) {
    return folds.isCollapsed(head);
  }

  private void show(Optional<ReviewSession> now) {
    attention.look(now);
    folds.look(now, questioned());
    session.set(now);
  }

  public ReadOnlyObjectProperty<SaveState> saving() {
    return queue.saving();
  }

  /**
   * A sentence about what the last command did or could not do; empty where there is nothing to
   * say.
   */
  public ReadOnlyObjectProperty<String> notice() {
    return notice.getReadOnlyProperty();
  }

  /**
   * A letter as the analyst left it while some of it is not on disk yet: what the store has of it
   * is older. Empty where all is on disk.
   *
   * @param pass the second record that is asked for; empty for the letter's own
   */
  public Optional<ReviewSession> unsaved(String letter, Optional<PassId> pass) {
    return queue.unsaved(letter, pass);
  }

  /** The letters with changes that are not on disk, each as its last change left it. */
  public List<ReviewSession> unsavedLetters() {
    return queue.unsavedLetters().stream().map(ReviewSession::record).toList();
  }

  /** True while something the analyst did is not on disk. */
  public boolean unsaved() {
    return !queue.isEmpty();
  }

  /**
   * Does one of two things once it is known whether all is on disk: at once, or when what is under
   * way has ended.
   */
  public void whenSaved(Runnable saved, Runnable failed) {
    queue.whenSettled(saved, failed);
  }

  /** Says a sentence where the last command's is said. */
  public void say(String sentence) {
    notice.set(sentence);
  }

  public void saveAgain() {
    queue.send();
  }

  /** Called with a letter and what became of planted errors in it. */
  public void onPlants(BiConsumer<String, List<PlantEvent>> listener) {
    plants = listener;
  }

  /** The letter's planted errors that weren't caught are over; gives them. */
  List<Plant> settlePlants() {
    List<Plant> missed = session.get().map(ReviewSession::uncaught).orElse(List.of());
    if (!missed.isEmpty()) {
      ReviewSession real = session.get().orElseThrow().settled(me().name());
      show(Optional.of(real));
      notePlants(real);
    }
    return missed;
  }

  /** Confirms the record's own suggestions where errors were planted. */
  void confirmReal(List<Plant> missed) {
    act(
        s ->
            s.accept(
                missed.stream()
                    .filter(p -> p.real().isPresent())
                    .flatMap(p -> s.form().at(p.target()).flatMap(FormRow::blank).stream())
                    .filter(FormRow.Blank::open)
                    .toList(),
                List.of(),
                me()));
  }

  private void notePlants(ReviewSession now) {
    List<PlantEvent> all = now.plants().events();
    if (all.size() > noted) {
      List<PlantEvent> fresh = List.copyOf(all.subList(noted, all.size()));
      noted = all.size();
      plants.accept(now.letter().id(), fresh);
    }
  }

  /** Called with the session after each gesture. */
  public void onChange(Consumer<ReviewSession> listener) {
    changed = listener;
  }

  /** Opens a letter and chooses the first line that wants a decision. */
  public void open(ReviewSession opened) {
    noted = opened.plants().events().size();
    selection.set(Optional.empty());
    notice.set("");
    chosen.set(Optional.empty());
    folds.reset();
    show(Optional.of(opened));
    chooseNextOpen();
  }

  /** Closes the letter under review. */
  public void close() {
    show(Optional.empty());
    chosen.set(Optional.empty());
    selection.set(Optional.empty());
  }

  public void select(Optional<Span> span) {
    selection.set(span);
  }

  /** Chooses a line; one that is folded away is shown first. */
  public void choose(Target target) {
    folds.open(target);
    chosen.set(Optional.of(target));
  }

  /** Chooses the line that shows a target: its own, or the one that it is folded into. */
  private void chooseLine(Target target) {
    form()
        .line(target)
        .filter(line -> !line.equals(target))
        .filter(line -> FoldedForm.isFold(line) || !line.subject().equals(Target.LETTER))
        .ifPresentOrElse(this::chooseFold, () -> choose(target));
  }

  private void chooseFold(Target line) {
    chosen.set(Optional.of(line));
  }

  /** Chooses the head of the next item, or of the one before. */
  void chooseItem(int by) {
    List<Target> heads =
        form().rows().stream()
            .filter(r -> r instanceof FormRow.Head h && h.depth() == 0)
            .flatMap(r -> Form.target(r).stream())
            .toList();
    if (heads.isEmpty()) {
      notice.set("This letter has no disputed items.");
      return;
    }
    int at = chosen.get().map(t -> itemAt(heads, t)).orElse(-1);
    choose(heads.get(Math.clamp((long) at + by, 0, heads.size() - 1)));
  }

  private int itemAt(List<Target> heads, Target target) {
    return session
        .get()
        .flatMap(s -> ItemOfRow.target(s, target))
        .map(item -> heads.stream().map(Target::entry).toList().indexOf(item))
        .orElse(-1);
  }

  public void chooseNext() {
    move(1);
  }

  public void choosePrevious() {
    move(-1);
  }

  private void move(int by) {
    form().beside(chosen.get(), by).ifPresent(this::chooseFold);
  }

  /**
   * The next line that wants a decision, in the order that the analyst has chosen; stays where none
   * does.
   */
  public void chooseNextOpen() {
    Optional<Target> from = chosen.get().flatMap(t -> firstIn(t).or(() -> chosen.get()));
    attention.nextOpen(from).ifPresent(this::chooseLine);
  }

  /** A fold is where its first field is. */
  private Optional<Target> firstIn(Target line) {
    return form().at(line).flatMap(ReviewModel::firstOf);
  }

  /** Confirms the chosen line and goes on to the next one that needs a decision. */
  public void confirm() {
    chosen.get().ifPresent(this::confirm);
  }

  /** Marks all fields of a fold as not stated, and goes on. */
  private void confirm(FormRow.Unstated fold) {
    act(s -> s.notStated(fold.open(), me()));
    chooseNextOpen();
  }

  private void confirm(Target target) {
    if (form().at(target).orElse(null) instanceof FormRow.Unstated fold) {
      confirm(fold);
      return;
    }
    Optional<FormRow.Blank> empty = blank(target).filter(b -> b.open() && b.said().isEmpty());
    if (empty.filter(FormRow.Blank::emptied).isPresent()) {
      absent();
      return;
    }
    if (empty.isPresent()) {
      notice.set(
          "There's no value to confirm. Type one, select it in the letter, or mark the field as not"
              + " stated.");
      return;
    }
    act(s -> s.confirm(target, me()));
    chooseNextOpen();
  }

  /**
   * Takes what the analyst typed at a line: goes on when it can be read, stays and says so when it
   * cannot. Blank words strike the value out.
   */
  public void enter(Target target, String typed) {
    if (typed.isBlank()) {
      act(s -> s.strikeOut(target, me()));
      return;
    }
    Optional<SessionStep> step = act(s -> typed(s, target, typed));
    Target at = step.map(SessionStep::at).orElse(target);
    if (problem(at).isEmpty()) {
      chooseNextOpen();
    } else {
      choose(at);
    }
  }

  private Optional<SessionStep> typed(ReviewSession s, Target target, String typed) {
    return s.correct(target, CodeChoices.code(s.schema().field(target.field()), typed), me());
  }

  /**
   * Keeps what was typed at a line that the analyst has left, wherever the choice now is: nothing
   * typed is lost.
   */
  public void keepTyped(Target target, String typed) {
    act(s -> typed.isBlank() ? s.strikeOut(target, me()) : typed(s, target, typed));
  }

  /** Gives the selected words to the chosen line, and goes on. */
  public void assign() {
    chosen.get().filter(t -> !FoldedForm.isFold(t)).ifPresent(this::assignTo);
  }

  /** Gives the selected words to a line, and goes on. */
  public void assignTo(Target target) {
    selection
        .get()
        .ifPresent(
            span -> {
              if (tooLong(target, span)) {
                return;
              }
              Optional<SessionStep> step = act(s -> s.assign(target, span, me()));
              if (step.isPresent()) {
                selection.set(Optional.empty());
              }
              step.map(SessionStep::at).ifPresent(this::choose);
              boolean readable = step.flatMap(s -> problem(s.at())).isEmpty();
              if (step.isPresent() && readable) {
                chooseNextOpen();
              }
            });
  }

  /** A page full of text is a slip, but for a field that takes passages. */
  private boolean tooLong(Target target, Span span) {
    Field field = session.get().orElseThrow().schema().field(target.field());
    boolean passage = field.longText() || field.isGroup();
    boolean slip = !passage && span.length() > LONGEST;
    if (slip) {
      notice.set(
          "That's too much text for %s. Select only the words that state it."
              .formatted(field.label()));
    }
    return slip;
  }

  /** Says that the letter does not state the chosen field, and goes on. */
  public void absent() {
    chosen
        .get()
        .filter(t -> row(t).filter(FormRow.Head.class::isInstance).isEmpty())
        .ifPresent(
            t -> {
              if (FoldedForm.isFold(t)) {
                confirm(t);
              } else {
                act(s -> s.absent(t, me()));
                chooseNextOpen();
              }
            });
  }

  /** Rejects the value at the chosen line; an entry leaves the list, and the next one is chosen. */
  public void reject() {
    chosen
        .get()
        .filter(t -> !FoldedForm.isFold(t))
        .ifPresent(
            t -> {
              if (act(s -> s.strikeOut(t, me())).isPresent() && t.isEntry()) {
                chooseNextOpen();
              }
            });
  }

  /** Rejects the value at the chosen line; where there is none, marks the field as not stated. */
  public void strikeOut() {
    chosen
        .get()
        .ifPresent(
            t -> {
              if (FoldedForm.isFold(t)) {
                confirm(t);
                return;
              }
              boolean empty = blank(t).filter(b -> b.said().isEmpty() || b.struckOut()).isPresent();
              if (empty && !t.isEntry()) {
                absent();
              } else if (act(s -> s.strikeOut(t, me())).isPresent() && t.isEntry()) {
                chooseNextOpen();
              }
            });
  }

  /**
   * Adds an entry beside the chosen one: an item or a citation; of a list of values, the line to
   * type it in is chosen.
   */
  public void add() {
    session.get().flatMap(s -> chosen.get().flatMap(s.form()::growing)).ifPresent(this::addTo);
  }

  /** Adds an entry to a list or a group, from the selected words where some are. */
  public void addTo(Target whole) {
    Field field = session.get().orElseThrow().schema().field(whole.field());
    if (field.isGroup()) {
      Optional<Span> words = selection.get();
      Optional<SessionStep> step =
          act(s -> words.flatMap(w -> s.fill(whole, w, me())).or(() -> s.add(whole, words, me())));
      step.ifPresent(s -> selection.set(Optional.empty()));
      step.map(s -> s.after().form().firstInside(s.at(), field)).ifPresent(this::choose);
    } else if (selection.get().isPresent()) {
      assignTo(whole);
    } else {
      choose(whole);
    }
  }

  /** Undoes the last action; moves of one highlight that follow each other go together. */
  public void undo() {
    int together = session.get().map(ReviewSession::undoneTogether).orElse(0);
    repeat(together, "Undid: ", ReviewSession::toUndo, s -> s.undo(me()));
  }

  public void redo() {
    int together = session.get().map(ReviewSession::redoneTogether).orElse(0);
    repeat(together, "Redid: ", ReviewSession::toRedo, s -> s.redo(me()));
  }

  private void repeat(
      int times,
      String done,
      Function<ReviewSession, Optional<Gesture>> next,
      Function<ReviewSession, Optional<SessionStep>> action) {
    Optional<SessionStep> last = Optional.empty();
    String words = "";
    for (int i = 0; i < times; i++) {
      words = session.get().map(s -> done + words(s, next.apply(s)) + ".").orElse("");
      last = take(action);
    }
    last.map(SessionStep::at).ifPresent(this::chooseIfThere);
    if (last.isPresent()) {
      say(words);
    }
  }

  private static String words(ReviewSession now, Optional<Gesture> of) {
    return of.map(new ActWording(now.schema(), now.ledger())::of).orElse("");
  }

  /** Chooses a line, or the list that it was an entry of; nothing where the form has neither. */
  public void chooseIfThere(Target target) {
    row(target).or(() -> row(target.whole())).flatMap(Form::target).ifPresent(this::chooseLine);
  }

  /** Reasons not to finish the letter yet. */
  FinishConcerns concerns() {
    List<String> flags =
        session.get().stream()
            .flatMap(s -> s.annotations().all().stream().map(a -> flag(s, a.target())))
            .flatMap(Optional::stream)
            .toList();
    return new FinishConcerns(flags, checks().stream().map(Check::sentence).toList());
  }

  private Optional<String> flag(ReviewSession s, Target target) {
    if (!Remarks.isFlag(target)) {
      return Optional.empty();
    }
    Target about = Remarks.about(target);
    String name =
        about.equals(Remarks.LETTER)
            ? "The letter"
            : s.form().at(about).map(RowNames::of).orElse("A field");
    String note = Remarks.words(s.annotations(), Remarks.note(about)).map(n -> ": " + n).orElse("");
    return Optional.of(name + " is flagged" + (note.isEmpty() ? "." : note));
  }

  /** Declares the letter finished; where fields are open, says how many. True when it is. */
  public boolean finish() {
    int open = session.get().map(s -> s.form().open().size()).orElse(0);
    if (open > 0) {
      notice.set(
          (open == 1 ? "1 field still needs" : open + " fields still need")
              + " your review. Confirm, correct or mark each as not stated, then finish.");
      return false;
    }
    act(s -> s.finish(me()));
    return session.get().filter(ReviewSession::finished).isPresent();
  }

  public void reopen() {
    take(s -> s.reopen(me()));
  }

  /** What is wrong with the value at a line, as a sentence; empty where it can be read. */
  public Optional<String> problem(Target target) {
    return blank(target)
        .flatMap(b -> b.said().flatMap(Annotation::value).flatMap(v -> problem(b, v)));
  }

  private static Optional<String> problem(FormRow.Blank blank, Value value) {
    return value instanceof Value.Unread(String typed)
        ? Optional.of(ValueProblems.sentence(blank.field(), typed))
        : Optional.empty();
  }

  private Optional<FormRow.Blank> blank(Target target) {
    return row(target).flatMap(FormRow::blank);
  }

  Optional<FormRow> row(Target target) {
    return session.get().flatMap(s -> s.form().at(target));
  }

  /**
   * False while the letter under review is finished, so that it must be reopened before it can be
   * changed, and while it's read only.
   */
  public boolean changeable() {
    if (refused()) {
      return false;
    }
    boolean finished = session.get().filter(ReviewSession::finished).isPresent();
    if (finished) {
      notice.set("This letter is finished. Reopen it (Letter menu) to change it.");
    }
    return !finished;
  }

  /**
   * Lets the letter under review be read only, until another one is opened or this is called with
   * nothing.
   *
   * @param why said whenever somebody tries to change it
   */
  public void readOnly(Optional<String> why) {
    readOnly = why;
  }

  /** True while the letter under review can't be changed. */
  public boolean isReadOnly() {
    return readOnly.isPresent();
  }

  private boolean refused() {
    readOnly.ifPresent(notice::set);
    return readOnly.isPresent();
  }

  /**
   * Decides between the letter's record and another one. A finished letter is reopened first.
   *
   * @return false where there was nothing to do
   */
  public boolean adjudicate(
      BiFunction<ReviewSession, Provenance.Person, Optional<SessionStep>> decision) {
    Provenance.Person me = me();
    boolean wanted = tried(decision).isPresent();
    if (wanted && session.get().filter(ReviewSession::finished).isPresent()) {
      take(s -> s.reopen(me));
    }
    return wanted && take(s -> decision.apply(s, me)).isPresent();
  }

  /** What a command would do, without doing it. */
  public Optional<SessionStep> tried(
      BiFunction<ReviewSession, Provenance.Person, Optional<SessionStep>> verb) {
    return session.get().flatMap(s -> verb.apply(s, me()));
  }

  /** The note about a field; empty where there is none. */
  public Optional<String> noteAt(Target about) {
    return session.get().flatMap(s -> Remarks.words(s.annotations(), Remarks.note(about)));
  }

  /** Does what changes the record, unless the letter is finished; shown at once, then kept. */
  Optional<SessionStep> act(Function<ReviewSession, Optional<SessionStep>> verb) {
    return changeable() ? take(verb) : Optional.empty();
  }

  /** Does a command that a finished letter takes too; shown at once, then kept. */
  Optional<SessionStep> take(Function<ReviewSession, Optional<SessionStep>> verb) {
    if (refused()) {
      return Optional.empty();
    }
    notice.set("");
    FoldedForm before = form();
    Optional<SessionStep> step = session.get().flatMap(verb);
    step.ifPresent(
        s -> {
          // first, so that the disk works while the screen is drawn
          if (s.isKept()) {
            queue.add(s);
          }
          show(Optional.of(s.after()));
          keepChoiceInForm(before);
          notePlants(s.after());
          changed.accept(s.after());
        });
    return step;
  }

  /** A line that left the form, such as a rejected entry's, can't stay chosen; its neighbor is. */
  private void keepChoiceInForm(FoldedForm before) {
    chosen
        .get()
        .filter(t -> form().line(t).isEmpty())
        .flatMap(t -> form().inPlaceOf(t, before))
        .ifPresent(this::chooseFold);
  }

  /** Who decides now. */
  Provenance.Person me() {
    return new Provenance.Person(analyst.get(), clock.instant());
  }
}
