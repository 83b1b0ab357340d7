package imr.ui.review;

import imr.annotation.Annotation;
import imr.annotation.Answer;
import imr.annotation.Evidence;
import imr.annotation.Field;
import imr.annotation.Status;
import imr.annotation.Target;
import imr.annotation.Value;
import imr.learn.Doubt;
import imr.learn.LetterReading;
import imr.learn.MemoryOffer;
import imr.learn.PossibleValue;
import imr.letter.Span;
import imr.review.FormRow;
import imr.review.ReviewSession;
import imr.review.SessionStep;
import imr.review.SuggestionConfidences;
import imr.workbench.Latest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/**
 * What the learned model says of the letter under review: how sure each suggestion is and why, and
 * what else might be right. Read in the background after each action; only the newest answer
 * counts.
 */
public final class DoubtModel {
  /**
   * Something that one key does.
   *
   * @param sentence what it would do, and why
   * @param word on the button
   * @param place where it stands in the letter
   */
  record Proposal(
      Target target,
      String sentence,
      String word,
      Span place,
      Function<ReviewSession, Optional<SessionStep>> action) {}

  /**
   * A suggestion that is likely wrong.
   *
   * @param name the field's, as the form has it
   */
  record Doubtful(Target target, String name, double chance, String why) {}

  private static final LetterReading NOTHING = LetterReading.NOTHING;

  private final ReviewModel desk;
  private final ReadOnlyObjectWrapper<LetterReading> reading = new ReadOnlyObjectWrapper<>(NOTHING);
  private Optional<Latest<ReviewSession, LetterReading>> reader = Optional.empty();
  private Consumer<Throwable> unread = accident -> {};
  private BooleanSupplier learns = () -> false;
  private String letter = "";
  private boolean answered;

  DoubtModel(ReviewModel desk) {
    this.desk = desk;
    desk.session().addListener((o, was, is) -> look(is));
  }

  /**
   * Who reads letters; asked again for the letter under review.
   *
   * @param failed told what went wrong where one couldn't be read
   * @param learning false while nothing is learned
   */
  public void from(
      Latest<ReviewSession, LetterReading> learned,
      Consumer<Throwable> failed,
      BooleanSupplier learning) {
    reader = Optional.of(learned);
    unread = failed;
    learns = learning;
    look(desk.session().get());
  }

  /** Asks again, since something was learned or is no longer to be used. */
  public void refresh() {
    look(desk.session().get());
  }

  ReadOnlyObjectProperty<LetterReading> reading() {
    return reading.getReadOnlyProperty();
  }

  /** True where there is a letter under review that is read, or was. */
  boolean reads() {
    return learns.getAsBoolean() && session().filter(s -> !s.finished()).isPresent();
  }

  /** True until the letter under review was read for the first time. */
  boolean waits() {
    return reads() && !answered;
  }

  private void look(Optional<ReviewSession> session) {
    String now = session.map(s -> s.letter().id()).orElse("");
    if (!now.equals(letter)) {
      letter = now;
      answered = false;
      take(NOTHING);
    }
    reader.ifPresent(
        learned ->
            session
                .filter(s -> !s.finished())
                .ifPresentOrElse(
                    s -> learned.ask(s, this::answered, this::failed),
                    () -> {
                      learned.drop();
                      answered = false;
                      take(NOTHING);
                    }));
    desk.chancesKnown(!waits());
  }

  private void answered(LetterReading answer) {
    answered = true;
    take(answer);
  }

  private void failed(Throwable accident) {
    answered = true;
    take(NOTHING);
    unread.accept(accident);
  }

  private void take(LetterReading answer) {
    Map<Target, Double> chances =
        answer.doubts().entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, e -> e.getValue().confidence()));
    desk.learned(new SuggestionConfidences(chances));
    desk.chancesKnown(!waits());
    reading.set(answer);
  }

  /** The suggestions that are most likely wrong, the worst first. */
  List<Doubtful> doubtful() {
    return session().stream()
        .flatMap(
            s ->
                reading.get().doubts().entrySet().stream()
                    .filter(e -> e.getValue().isDoubtful())
                    .flatMap(e -> doubtful(s, e.getKey(), e.getValue()).stream()))
        .sorted(Comparator.comparingDouble(Doubtful::chance))
        .toList();
  }

  private static Optional<Doubtful> doubtful(ReviewSession session, Target target, Doubt doubt) {
    DoubtWording words = new DoubtWording(session.schema());
    String why =
        doubt.reasons().stream()
            .findFirst()
            .map(r -> words.of(target, r))
            .orElse("similar suggestions were often wrong");
    return session
        .form()
        .at(target)
        .flatMap(FormRow::blank)
        .filter(FormRow.Blank::open)
        .map(b -> new Doubtful(target, RowNames.of(b), doubt.confidence(), why));
  }

  /** Why a doubtful suggestion might be wrong, as a sentence; empty where it's not doubtful. */
  Optional<String> why(Target target) {
    return doubt(target)
        .filter(Doubt::isDoubtful)
        .flatMap(d -> session().map(s -> new DoubtWording(s.schema()).of(target, d) + "."));
  }

  private Optional<Doubt> doubt(Target target) {
    return Optional.ofNullable(reading.get().doubts().get(target)).filter(d -> undecided(target));
  }

  /** The reading may be older than the last decision, which is never touched. */
  private boolean undecided(Target target) {
    return session()
        .flatMap(s -> s.annotations().at(target))
        .filter(a -> a.status() == Status.SUGGESTED)
        .isPresent();
  }

  /** False where the value was added since the letter was read, by whatever means. */
  private boolean missing(Proposal added) {
    return session().stream()
        .flatMap(s -> s.annotations().all().stream())
        .filter(Annotation::counts)
        .filter(a -> a.target().field().equals(added.target().field()))
        .filter(a -> a.target().subject().equals(added.target().subject()))
        .flatMap(a -> a.evidence().stream())
        .noneMatch(e -> e.span().overlaps(added.place()));
  }

  /**
   * What one key does at the chosen line: first what the second reader finds instead, and
   * corrections made before; on a line without any, the letter's possible values.
   */
  List<Proposal> proposals() {
    Optional<Target> chosen = desk.chosen().get();
    List<Proposal> here =
        Stream.concat(
                chosen.flatMap(this::instead).stream(),
                offers().filter(p -> chosen.filter(p.target()::equals).isPresent()))
            .filter(p -> p.word().equals("Add") ? missing(p) : undecided(p.target()))
            .toList();
    return here.isEmpty() ? others() : here;
  }

  /**
   * What to do instead of confirming a doubtful suggestion: take what the second reader finds, or
   * what was done with the like before.
   */
  Optional<Proposal> instead(Target target) {
    return found(target)
        .or(() -> offers().filter(p -> p.target().equals(target)).findFirst())
        .filter(p -> !p.word().equals("Add") && undecided(target));
  }

  /** Possible values, and additions that were made before, wherever they are in the form. */
  List<Proposal> others() {
    List<Proposal> all = new ArrayList<>();
    offers().filter(p -> p.word().equals("Add")).forEach(all::add);
    session().ifPresent(s -> reading.get().possible().forEach(p -> all.add(possible(s, p))));
    return all.stream()
        .filter(this::missing)
        .filter(p -> all.stream().takeWhile(o -> !o.equals(p)).noneMatch(o -> same(o, p)))
        .toList();
  }

  private static boolean same(Proposal one, Proposal other) {
    return one.target().equals(other.target()) && one.place().overlaps(other.place());
  }

  /** What the second reader finds at a target where the suggestion is doubtful. */
  private Optional<Proposal> found(Target target) {
    return doubt(target)
        .filter(Doubt::isDoubtful)
        .flatMap(Doubt::instead)
        .flatMap(
            span ->
                session()
                    .map(
                        s ->
                            new Proposal(
                                target,
                                "The second reader finds “%s”.".formatted(words(s, span)),
                                "Use that",
                                span,
                                x -> x.assign(target, span, desk.me()))));
  }

  private static Proposal possible(ReviewSession session, PossibleValue p, ReviewModel desk) {
    Field field = session.schema().field(p.target().field());
    return new Proposal(
        p.target(),
        "Possible %s: “%s”".formatted(RowNames.singular(field.label()), words(session, p.span())),
        "Add",
        p.span(),
        s -> s.take(p.target(), answer(s, p.value(), p.span()), desk.me()));
  }

  private Proposal possible(ReviewSession session, PossibleValue p) {
    return possible(session, p, desk);
  }

  private Stream<Proposal> offers() {
    return session().stream()
        .flatMap(s -> reading.get().offers().stream().map(offer -> of(s, offer)));
  }

  private Proposal of(ReviewSession session, MemoryOffer offer) {
    Field field = session.schema().field(offer.target().field());
    String words = words(session, offer.span());
    String why = DoubtWording.of(offer);
    return switch (offer.kind()) {
      case REJECT ->
          new Proposal(
              offer.target(),
              "%s “%s”: %s".formatted(field.label(), words, why),
              "Reject",
              offer.span(),
              s -> s.strikeOut(offer.target(), desk.me()));
      case CHANGE ->
          new Proposal(
              offer.target(),
              "%s “%s”: %s".formatted(field.label(), words, why),
              "Use",
              offer.span(),
              taking(offer));
      case ADD ->
          new Proposal(
              offer.target(),
              "Possible %s: “%s”, %s".formatted(RowNames.singular(field.label()), words, why),
              "Add",
              offer.span(),
              taking(offer));
    };
  }

  private Function<ReviewSession, Optional<SessionStep>> taking(MemoryOffer offer) {
    return s ->
        offer.value().flatMap(v -> s.take(offer.target(), answer(s, v, offer.span()), desk.me()));
  }

  private static Answer answer(ReviewSession session, Value value, Span span) {
    return Answer.stated(value, Evidence.in(session.letter().text(), span));
  }

  private static String words(ReviewSession session, Span span) {
    return OpinionsModel.shortened(session.letter().text().quote(span));
  }

  /** Does what is proposed, and goes on to the next open line. */
  void take(Proposal proposal) {
    if (desk.act(proposal.action()).isPresent()) {
      desk.chooseNextOpen();
    }
  }

  private Optional<ReviewSession> session() {
    return desk.session().get();
  }
}
