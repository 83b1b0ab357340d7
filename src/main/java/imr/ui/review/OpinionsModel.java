package imr.ui.review;

import imr.annotation.Annotation;
import imr.annotation.Answer;
import imr.annotation.Field;
import imr.annotation.FieldId;
import imr.annotation.Provenance;
import imr.annotation.Remarks;
import imr.annotation.Target;
import imr.annotation.UnlocatedClaim;
import imr.letter.Span;
import imr.review.FormRow;
import imr.review.OtherValues;
import imr.review.ReviewSession;
import imr.review.SessionStep;
import imr.workbench.Latest;
import imr.workbench.RunOpinion;
import java.util.List;
import java.util.Optional;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/**
 * What programs elsewhere say of the letter under review: beside the chosen line their values,
 * which one key takes; and what of theirs has no place in the letter, to be placed by hand or
 * dismissed.
 */
public final class OpinionsModel {
  private static final System.Logger LOG = System.getLogger(OpinionsModel.class.getName());

  private final ReviewModel desk;
  private final ReadOnlyObjectWrapper<List<AuthorValue>> here =
      new ReadOnlyObjectWrapper<>(List.of());
  private final ReadOnlyObjectWrapper<List<UnlocatedPrediction>> loose =
      new ReadOnlyObjectWrapper<>(List.of());
  private final ReadOnlyObjectWrapper<Optional<UnlocatedPrediction>> guide =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private Optional<Latest<String, List<RunOpinion>>> source = Optional.empty();
  private String letter = "";
  private List<RunOpinion> all = List.of();

  OpinionsModel(ReviewModel desk) {
    this.desk = desk;
    desk.session().addListener((o, was, is) -> look(was, is));
    desk.chosen().addListener((o, was, is) -> show());
  }

  /** What looks up, by a letter's id, what others say of it. */
  public void from(Latest<String, List<RunOpinion>> lookup) {
    source = Optional.of(lookup);
  }

  /**
   * What one author says at the chosen line.
   *
   * @param same true where the record says the same
   */
  record AuthorValue(
      String author,
      double confidence,
      String words,
      Optional<Span> place,
      Answer answer,
      boolean same) {}

  /** A claim of a run that has no place in the letter. */
  record UnlocatedPrediction(String run, UnlocatedClaim claim) {}

  /** What others say at the chosen line, in the order in which their runs came. */
  ReadOnlyObjectProperty<List<AuthorValue>> here() {
    return here.getReadOnlyProperty();
  }

  /** The claim that is being placed by hand. */
  ReadOnlyObjectProperty<Optional<UnlocatedPrediction>> guide() {
    return guide.getReadOnlyProperty();
  }

  /** The claims without a place that nobody has settled yet. */
  ReadOnlyObjectProperty<List<UnlocatedPrediction>> loose() {
    return loose.getReadOnlyProperty();
  }

  /** The label of the field that a claim is about; its name where the schema has it not. */
  String nameOf(UnlocatedPrediction claim) {
    FieldId field = claim.claim().claim().target().field();
    return desk.session()
        .get()
        .flatMap(s -> s.schema().find(field))
        .map(Field::label)
        .orElse(field.path());
  }

  private List<UnlocatedPrediction> loose(ReviewSession session) {
    return all.stream()
        .flatMap(o -> o.unplaced().stream().map(u -> new UnlocatedPrediction(o.run().name(), u)))
        .filter(l -> !l.claim().shown().isBlank())
        .filter(l -> !Remarks.isSettled(session.annotations(), l.run(), l.claim().claim()))
        .toList();
  }

  private void look(Optional<ReviewSession> was, Optional<ReviewSession> session) {
    // Once this gesture is on its way to the disk: the next one must not overtake it.
    guide
        .get()
        .filter(g -> was.isPresent() && session.isPresent())
        .filter(g -> placed(was.get(), session.get(), g))
        .ifPresent(g -> Platform.runLater(() -> settle(g, "linked by hand")));
    String now = session.map(s -> s.letter().id()).orElse("");
    if (!now.equals(letter)) {
      letter = now;
      all = List.of();
      guide.set(Optional.empty());
      source.ifPresent(this::ask);
    }
    show();
  }

  private void ask(Latest<String, List<RunOpinion>> lookup) {
    if (letter.isEmpty()) {
      lookup.drop();
    } else {
      lookup.ask(letter, this::take, this::unread);
    }
  }

  private void take(List<RunOpinion> opinions) {
    all = opinions;
    show();
  }

  private void unread(Throwable accident) {
    LOG.log(System.Logger.Level.ERROR, "what other sources say could not be read", accident);
    desk.say("Couldn't read the predictions for this letter. Open it again to retry.");
  }

  private void show() {
    Optional<ReviewSession> session = desk.session().get();
    loose.set(session.map(this::loose).orElse(List.of()));
    here.set(
        all.isEmpty()
            ? List.of()
            : session.flatMap(s -> desk.chosen().get().map(t -> said(s, t))).orElse(List.of()));
  }

  private List<AuthorValue> said(ReviewSession session, Target line) {
    if (session.schema().find(line.field()).filter(f -> !f.isGroup()).isEmpty()) {
      return List.of();
    }
    return all.stream()
        .flatMap(
            o ->
                OtherValues.of(session, o.annotations()).at(line, session.annotations()).stream()
                    .map(a -> said(session, line, o.run().name(), a)))
        .filter(s -> !said(session, line, s))
        .toList();
  }

  /** True for an entry that the list has already, at the line for a further one. */
  private static boolean said(ReviewSession session, Target line, AuthorValue said) {
    boolean whole = session.schema().field(line.field()).many() && !line.isEntry();
    return whole
        && session.annotations().entries(line.subject(), line.field()).stream()
            .anyMatch(e -> e.answer().equals(said.answer()));
  }

  private static AuthorValue said(ReviewSession session, Target line, String run, Annotation a) {
    Field field = session.schema().field(line.field());
    double confidence =
        a.provenance() instanceof Provenance.Program program ? program.confidence() : 1;
    boolean same =
        session
            .annotations()
            .at(line)
            .filter(now -> now.counts() && now.answer().equals(a.answer()))
            .isPresent();
    return new AuthorValue(
        run,
        confidence,
        DisplayValue.answer(field, a.answer()),
        a.evidence().map(e -> e.span()),
        a.answer(),
        same);
  }

  /** Takes what the author of that place in the list says, as the analyst's own decision. */
  void take(int at) {
    Optional<AuthorValue> said = here.get().stream().skip(at).findFirst();
    Optional<Target> line = desk.chosen().get();
    if (said.isEmpty()) {
      desk.say(
          "No other source has a value here. Use “Import predictions…” to add values from other"
              + " programs.");
      return;
    }
    line.flatMap(t -> desk.act(s -> s.take(t, said.get().answer(), desk.me())))
        .map(SessionStep::at)
        .ifPresent(t -> desk.chooseNextOpen());
  }

  /** Begins to place a claim by hand: its line is chosen, and it stands as the guide. */
  void place(UnlocatedPrediction claim) {
    guide.set(Optional.of(claim));
    lineOf(claim).ifPresent(desk::choose);
  }

  /** The letter's own line, else the first of that field in the form. */
  private Optional<Target> lineOf(UnlocatedPrediction claim) {
    Target target = claim.claim().claim().target();
    return desk.session()
        .get()
        .flatMap(
            s ->
                s.form().rows().stream()
                    .flatMap(r -> imr.review.Form.target(r).stream())
                    .filter(t -> t.field().equals(target.field()))
                    .reduce((first, last) -> isMore(s, last) ? last : first));
  }

  /** Where a list can take a further entry. */
  private static boolean isMore(ReviewSession session, Target line) {
    return session.form().at(line).filter(FormRow.AddEntryRow.class::isInstance).isPresent();
  }

  /** Gives the selected words to the chosen line; the claim that is the guide is settled so. */
  void placeHere() {
    if (guide.get().isEmpty() || desk.selection().get().isEmpty()) {
      desk.say("Choose an unlocated prediction, and then select the words that it refers to.");
    } else {
      desk.assign();
    }
  }

  /** True where a person has just said something with a place in the field of a claim. */
  private static boolean placed(ReviewSession was, ReviewSession is, UnlocatedPrediction claim) {
    return is.annotations().all().stream()
        .filter(a -> a.target().field().equals(claim.claim().claim().target().field()))
        .filter(a -> a.provenance() instanceof Provenance.Person && a.evidence().isPresent())
        .anyMatch(a -> !was.annotations().at(a.target()).equals(Optional.of(a)));
  }

  /** Says that a claim is no matter: it is listed no more. */
  void dismiss(UnlocatedPrediction claim) {
    settle(claim, "dismissed");
  }

  private void settle(UnlocatedPrediction claim, String how) {
    desk.take(s -> s.settle(claim.run(), claim.claim().claim(), how, desk.me()));
    guide.set(Optional.empty());
    desk.say("“%s” of %s: %s.".formatted(shortened(claim.claim().shown()), claim.run(), how));
  }

  public static String shortened(String words) {
    String line = words.replaceAll("\\s+", " ");
    return line.length() <= 60 ? line : line.substring(0, 59) + "…";
  }
}
