package imr.ui.adjudicate;

import imr.annotation.Annotation;
import imr.annotation.AnnotationSet;
import imr.annotation.Answer;
import imr.annotation.Field;
import imr.annotation.Provenance;
import imr.annotation.Target;
import imr.annotation.Value;
import imr.ledger.Act;
import imr.ledger.Act.Choice;
import imr.letter.Letter;
import imr.review.Adjudication;
import imr.review.Difference;
import imr.review.PairAdjudication;
import imr.review.ReviewSession;
import imr.review.SessionStep;
import imr.ui.review.CodeChoices;
import imr.ui.review.DisplayValue;
import imr.ui.review.OpinionsModel;
import imr.ui.review.ReviewModel;
import imr.ui.review.ValueProblems;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/**
 * The differences between two records of the letter that is open, and what was decided over each.
 * Decisions go through the review's model, so that they are shown, saved, and undone as any other.
 */
public final class AdjudicateModel {
  private static final int MOST_CODES = 6;

  private final ReviewModel review;
  private final Optional<PairAdjudication> pair;
  private Adjudication adjudication;
  private final ReadOnlyObjectWrapper<List<Line>> lines = new ReadOnlyObjectWrapper<>(List.of());
  private final ReadOnlyIntegerWrapper chosen = new ReadOnlyIntegerWrapper(-1);
  private final ReadOnlyStringWrapper notice = new ReadOnlyStringWrapper("");
  private final ReadOnlyBooleanWrapper accepted = new ReadOnlyBooleanWrapper();
  private final ReadOnlyBooleanWrapper finished = new ReadOnlyBooleanWrapper();

  /**
   * A difference as it is shown.
   *
   * @param label the field's name, with the number of its item
   * @param record what the letter's record has; {@code Nothing} for nothing
   * @param other what the other record has
   */
  public record Line(
      Difference difference, String label, String record, String other, Optional<Choice> choice) {}

  /**
   * A value that both records have.
   *
   * @param label the field's name
   */
  public record Agreed(String label, String value) {}

  /**
   * @param review the letter that is open
   */
  public AdjudicateModel(ReviewModel review, Adjudication adjudication) {
    this(review, Optional.empty(), adjudication);
  }

  /**
   * Two records that aren't the letter's own. It stays as it is until the first decision.
   *
   * @param review the letter that is open
   */
  public AdjudicateModel(ReviewModel review, PairAdjudication pair) {
    this(review, Optional.of(pair), pair.of(begun(review, pair)));
    if (!pair.isBegun(session())) {
      notice.set(
          "Your first decision replaces this letter's record with %s's. Undo restores it."
              .formatted(pair.first()));
    }
  }

  private AdjudicateModel(
      ReviewModel review, Optional<PairAdjudication> pair, Adjudication adjudication) {
    this.review = review;
    this.pair = pair;
    this.adjudication = adjudication;
    look();
    chosen.set(lines.get().isEmpty() ? -1 : Math.max(0, firstOpen()));
  }

  ReadOnlyObjectProperty<List<Line>> lines() {
    return lines.getReadOnlyProperty();
  }

  /** The place of the chosen difference; -1 for none. */
  ReadOnlyIntegerProperty chosen() {
    return chosen.getReadOnlyProperty();
  }

  /** A sentence about what was done or can't be. */
  ReadOnlyStringProperty notice() {
    return notice.getReadOnlyProperty();
  }

  /** True once what both agree on was accepted. */
  ReadOnlyBooleanProperty accepted() {
    return accepted.getReadOnlyProperty();
  }

  /** True once the letter is finished and everything is decided. */
  ReadOnlyBooleanProperty finished() {
    return finished.getReadOnlyProperty();
  }

  String record() {
    return adjudication.record();
  }

  String other() {
    return adjudication.other();
  }

  /** The other record's name without what is in parentheses: {@code Ben}. */
  String shortOther() {
    String name = other().replaceAll(" \\([^()]*\\)$", "");
    return name.isBlank() || name.equals(record()) ? other() : name;
  }

  Letter letter() {
    return session().letter();
  }

  /** The letter's name in the library. */
  String title() {
    return session().headline().title();
  }

  private ReviewSession session() {
    return review.session().get().orElseThrow();
  }

  /** The letter as the comparison sees it, or would once it is begun. */
  private ReviewSession compared() {
    return pair.map(p -> begun(review, p)).orElseGet(this::session);
  }

  private static ReviewSession begun(ReviewModel review, PairAdjudication pair) {
    ReviewSession now = review.session().get().orElseThrow();
    return review.tried(pair::begin).map(SessionStep::after).orElse(now);
  }

  /** Does something to the letter, of which a comparison of two other records is then begun. */
  private boolean act(BiFunction<ReviewSession, Provenance.Person, Optional<SessionStep>> verb) {
    if (pair.isPresent() && review.adjudicate(pair.get()::begin)) {
      adjudication = pair.get().of(session());
      look();
    }
    return review.adjudicate(verb);
  }

  /** How many differences nobody has decided. */
  long open() {
    return lines.get().stream().filter(l -> l.choice().isEmpty()).count();
  }

  private int firstOpen() {
    return IntStream.range(0, lines.get().size())
        .filter(i -> lines.get().get(i).choice().isEmpty())
        .findFirst()
        .orElse(-1);
  }

  private void look() {
    ReviewSession now = compared();
    lines.set(adjudication.differences().stream().map(d -> line(now, d)).toList());
    accepted.set(adjudication.agreementsAccepted(now));
    finished.set(now.finished() && open() == 0 && accepted.get());
  }

  private Line line(ReviewSession now, Difference difference) {
    Field field = difference.field();
    String ours = words(field, difference.ours(), difference.words().ours());
    String theirs = words(field, difference.theirs(), difference.words().theirs());
    boolean alike = ours.equals(theirs);
    return new Line(
        difference,
        label(now, field, difference.at()),
        alike ? ours + place(difference.words().ours()) : ours,
        alike ? theirs + place(difference.words().theirs()) : theirs,
        adjudication.choice(now, difference));
  }

  /** Of two equal values, the words that either is read from. */
  private static String place(Optional<Annotation> said) {
    return said.flatMap(Annotation::evidence)
        .map(e -> ", from “%s”".formatted(OpinionsModel.shortened(e.quote())))
        .orElse(", without a location");
  }

  /** {@code Item 2 · Decision}. */
  private static String label(ReviewSession now, Field field, Target at) {
    return item(now.annotations(), at.subject())
        .map(number -> "Item %d · %s".formatted(number, field.label()))
        .orElse(field.label());
  }

  private static Optional<Integer> item(AnnotationSet said, String subject) {
    Optional<Target> owner = said.owner(subject);
    return owner.flatMap(
        o ->
            o.subject().equals(Target.LETTER)
                ? Optional.of(place(said, o))
                : item(said, o.subject()));
  }

  private static int place(AnnotationSet said, Target entry) {
    return said.counted(entry.subject(), entry.field()).stream()
            .map(Annotation::target)
            .toList()
            .indexOf(entry)
        + 1;
  }

  private static String words(Field field, Optional<Annotation> said, Optional<Annotation> known) {
    if (said.isEmpty()) {
      return "Nothing";
    }
    return known
        .map(Annotation::answer)
        .map(a -> DisplayValue.answer(field.isGroup() ? plain(field) : field, a))
        .filter(w -> !w.isBlank())
        .orElse("Without words");
  }

  /** An item is shown by the words that it is known by. */
  private static Field plain(Field group) {
    return group.fields().getFirst();
  }

  /** What both records have, in the form's order. */
  List<Agreed> agreed() {
    ReviewSession now = compared();
    return adjudication.agreed().stream()
        .filter(a -> a.answer() instanceof Answer.Stated)
        .map(
            a -> {
              Field field = now.schema().field(a.target().field());
              return new Agreed(
                  label(now, field, a.target()), DisplayValue.answer(field, a.answer()));
            })
        .toList();
  }

  void choose(int place) {
    if (place >= 0 && place < lines.get().size()) {
      chosen.set(place);
    }
  }

  /** The next difference that nobody has decided; from the first one on again after the last. */
  void next() {
    int count = lines.get().size();
    IntStream.rangeClosed(1, count)
        .map(i -> (chosen.get() + i) % count)
        .filter(i -> lines.get().get(i).choice().isEmpty())
        .findFirst()
        .ifPresent(chosen::set);
  }

  private Optional<Line> line() {
    return chosen.get() < 0 ? Optional.empty() : Optional.of(lines.get().get(chosen.get()));
  }

  /** Decides the chosen difference for a side, and goes on. */
  void take(Choice choice) {
    if (line().isPresent()) {
      boolean can = choice != Choice.BOTH || line().get().difference().canBeBoth();
      boolean done = can && act((s, me) -> adjudication.decide(s, difference(), choice, me));
      decided(done, can ? review.notice().get() : "Only two entries of a list can both be right.");
    }
  }

  /**
   * Decides that neither side is right, and goes on.
   *
   * @return what to enter instead, in a sentence, where the field can't hold what was typed
   */
  Optional<String> neither(String typed) {
    if (line().isEmpty()) {
      return Optional.empty();
    }
    Field field = difference().field();
    String value = CodeChoices.code(field, typed.strip());
    if (isUnreadable(field, value)) {
      return Optional.of(problem(field, typed));
    }
    decided(
        act((s, me) -> adjudication.neither(s, difference(), value, me)), review.notice().get());
    return Optional.empty();
  }

  private boolean isUnreadable(Field field, String value) {
    return review
        .tried((_, me) -> adjudication.neither(compared(), difference(), value, me))
        .stream()
        .flatMap(step -> step.gesture().changes().stream())
        .filter(change -> change.target().field().equals(field.id()))
        .flatMap(change -> change.after().flatMap(Annotation::value).stream())
        .anyMatch(Value.Unread.class::isInstance);
  }

  private static String problem(Field field, String typed) {
    return field.type() == Field.Type.CODE
        ? "Enter %s.".formatted(codes(field))
        : ValueProblems.sentence(field, typed);
  }

  /** {@code fully, partly, or not necessary}; the first of many. */
  private static String codes(Field field) {
    List<String> labels = field.codes().stream().map(Field.Code::label).toList();
    return labels.size() > MOST_CODES
        ? "one of the field's values, such as " + labels.getFirst()
        : "one of these: " + String.join(", ", labels);
  }

  /** What to enter where neither side is right. */
  String neitherHint() {
    Field field = difference().field();
    boolean coded = field.type() == Field.Type.CODE && field.codes().size() <= MOST_CODES;
    return "Enter %s. Leave it empty if the letter doesn't state it."
        .formatted(coded ? codes(field) : "what the letter states");
  }

  private Difference difference() {
    return line().orElseThrow().difference();
  }

  /** What an edit box for the chosen difference begins with. */
  String editable() {
    return line()
        .filter(l -> !l.difference().field().isGroup())
        .map(l -> l.difference().ours().isPresent() ? l.record() : l.other())
        .orElse("");
  }

  private void decided(boolean done, String otherwise) {
    look();
    notice.set(done ? "" : otherwise);
    if (done) {
      next();
    }
  }

  /** The note about the chosen difference's field. */
  String noted() {
    return line().flatMap(l -> review.noteAt(l.difference().at())).orElse("");
  }

  void note(String words) {
    if (line().isPresent()) {
      act((s, me) -> s.note(difference().at(), words, me));
      look();
      notice.set("Note saved.");
    }
  }

  /** Accepts everything that both agree on, in one step. */
  void acceptAgreed() {
    int values = agreed().size();
    if (act((s, me) -> adjudication.acceptAgreed(s, me))) {
      look();
      notice.set(values == 1 ? "1 value accepted." : "%,d values accepted.".formatted(values));
    }
  }

  /** Undoes the last decision; what was done before the records were compared stays. */
  void undo() {
    boolean decision =
        session().toUndo().filter(g -> g.act() instanceof Act.Adjudicate).isPresent();
    if (!decision || session().finished()) {
      notice.set(
          session().finished() && open() < lines.get().size()
              ? "This letter is finished. Close this window and undo or reopen it there."
              : "There's no decision to undo.");
      return;
    }
    review.undo();
    pair.ifPresent(this::endIfUntouched);
    look();
    IntStream.range(0, lines.get().size())
        .filter(i -> lines.get().get(i).choice().isEmpty())
        .findFirst()
        .ifPresent(chosen::set);
    notice.set("");
  }

  /** With the first decision undone, the letter has its own record again. */
  private void endIfUntouched(PairAdjudication of) {
    if (of.isUntouched(session())) {
      review.undo();
    }
    adjudication = of.of(compared());
  }

  /** Finishes the letter; its record is a new gold revision then. */
  void finish() {
    if (open() > 0) {
      notice.set(
          open() == 1
              ? "1 difference still needs a decision."
              : "%,d differences still need a decision.".formatted(open()));
    } else if (finished.get()) {
      notice.set("This letter is finished.");
    } else {
      if (!accepted.get()) {
        acceptAgreed();
      }
      boolean done = session().finished() || review.finish();
      look();
      notice.set(done ? "Finished. The record is a new gold revision." : review.notice().get());
    }
  }
}
