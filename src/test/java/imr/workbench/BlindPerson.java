package imr.workbench;

import imr.annotation.Annotation;
import imr.annotation.DoubleRound;
import imr.annotation.Field;
import imr.annotation.FieldId;
import imr.annotation.GoldSet;
import imr.annotation.PassId;
import imr.annotation.Provenance;
import imr.annotation.SplitShares;
import imr.annotation.Target;
import imr.annotation.Value;
import imr.letter.Span;
import imr.letter.WordSpans;
import imr.review.FormRow;
import imr.review.ReviewSession;
import imr.review.SessionStep;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Somebody who annotates a letter blind, in tests. */
public final class BlindPerson {
  private final Workbench workbench;
  private final String letter;
  private final PassId pass;
  private final Provenance.Person by;

  private BlindPerson(Workbench workbench, String letter, String person) {
    this.workbench = workbench;
    this.letter = letter;
    this.pass = workbench.doubles().blindPass(letter, person).orElseThrow();
    this.by = new Provenance.Person(person, Instant.parse("2026-11-22T12:00:00Z"));
  }

  /** Takes what is suggested, but says that the person in the letter is as old. */
  public static void finishes(Workbench workbench, String letter, String person, String age) {
    BlindPerson blind = new BlindPerson(workbench, letter, person);
    blind.does(s -> s.correct(Target.of(new FieldId("patient.age")), age, blind.by));
    while (!blind.session().form().open().isEmpty()) {
      FormRow.Blank open = blind.session().form().open().getFirst();
      boolean fits = open.said().flatMap(Annotation::value).flatMap(Value::known).isPresent();
      blind.does(
          s ->
              fits && !open.struckOut()
                  ? s.confirm(open.target(), blind.by)
                  : s.absent(open.target(), blind.by));
    }
    blind.does(s -> s.finish(blind.by));
  }

  /** A letter's first annotation and a second one, to be compared. */
  static Adjudications.Pair pair(SecondRecord of) {
    return Adjudications.Pair.of(new AdjudicationSide.Second(of.pass().orElseThrow()));
  }

  /** Four letters that Ana and Ben annotated, with several differences each, and a gold set. */
  public static void pairs(Workbench workbench) {
    Background here = Background.onCallersThread();
    TestAnnotator ana = new TestAnnotator(workbench, "Ana", Instant.parse("2026-11-21T12:00:00Z"));
    List<String> letters = workbench.letters().stream().map(l -> l.id()).limit(4).toList();
    letters.forEach(ana::finishes);
    workbench
        .doubles()
        .make(
            new NewRound(
                "November sample",
                DoubleRound.Purpose.DOUBLE,
                Optional.of("Ben"),
                letters,
                0,
                NewRound.Stratum.NONE,
                Optional.empty()),
            "Kim",
            here,
            new Task(System::nanoTime));
    for (int i = 0; i < letters.size(); i++) {
      BlindPerson blind = new BlindPerson(workbench, letters.get(i), "Ben");
      blind.differs(3 + i);
      finishes(workbench, letters.get(i), "Ben", String.valueOf(40 + i));
    }
    List<GoldSet.Member> members =
        workbench.gold().finished(here, new Task(System::nanoTime)).stream()
            .map(l -> GoldSetManager.member(l, SplitShares.USUAL))
            .toList();
    workbench.gold().make("2026-Q4", "Kim", members);
  }

  /**
   * Moves the ends of some highlights, rejects some entries of lists, picks other codes, finds
   * values in another place, and adds an entry to a list.
   */
  private void differs(int every) {
    List<FormRow.Blank> blanks = session().form().blanks();
    for (int i = 0; i < blanks.size(); i += every) {
      Target at = blanks.get(i).target();
      boolean rejects = i % 2 == 0 && at.isEntry();
      does(s -> rejects ? s.strikeOut(at, by) : s.reach(at, WordSpans.Edge.END, -1, by));
    }
    said(blanks, b -> session().places(b.target()).size() > 1)
        .skip(1)
        .limit(2)
        .forEach(b -> does(s -> s.turn(b.target(), 1, by)));
    said(blanks, b -> b.target().isEntry() && b.field().type() == Field.Type.TEXT)
        .limit(1)
        .forEach(b -> does(s -> s.assign(b.target().whole(), lastWords(s), by)));
    said(blanks, b -> b.field().type() == Field.Type.CODE)
        .limit(2)
        .forEach(b -> does(s -> s.correct(b.target(), otherCode(b), by)));
  }

  private Stream<FormRow.Blank> said(List<FormRow.Blank> blanks, Predicate<FormRow.Blank> which) {
    return blanks.stream()
        .filter(b -> b.said().flatMap(Annotation::evidence).isPresent())
        .filter(which);
  }

  private static String otherCode(FormRow.Blank blank) {
    String code = blank.said().flatMap(Annotation::value).map(Value::shown).orElse("");
    return blank.field().codes().stream()
        .map(Field.Code::code)
        .filter(c -> !c.equals(code))
        .findFirst()
        .orElseThrow();
  }

  private static Span lastWords(ReviewSession session) {
    List<Span> words = WordSpans.of(session.letter().text()).all();
    return new Span(words.get(words.size() - 2).start(), words.getLast().end());
  }

  private ReviewSession session() {
    return workbench.open(letter, pass);
  }

  private void does(Function<ReviewSession, Optional<SessionStep>> verb) {
    verb.apply(session()).ifPresent(s -> workbench.keep(letter, pass, s.gesture()));
  }
}
