package imr.workbench;

import imr.annotation.Annotation;
import imr.annotation.DoubleRound;
import imr.annotation.FieldId;
import imr.annotation.GoldSet;
import imr.annotation.PassId;
import imr.annotation.Provenance;
import imr.annotation.SplitShares;
import imr.annotation.Target;
import imr.annotation.Value;
import imr.letter.WordSpans;
import imr.review.FormRow;
import imr.review.ReviewSession;
import imr.review.SessionStep;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

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
    for (FormRow.Blank open : blind.session().form().open()) {
      boolean fits = open.said().flatMap(Annotation::value).flatMap(Value::known).isPresent();
      blind.does(
          s ->
              fits && !open.struckOut()
                  ? s.confirm(open.target(), blind.by)
                  : s.absent(open.target(), blind.by));
    }
    blind.does(s -> s.finish(blind.by));
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

  /** Moves the ends of some highlights, and rejects an entry of each list. */
  private void differs(int every) {
    List<FormRow.Blank> blanks = session().form().blanks();
    for (int i = 0; i < blanks.size(); i += every) {
      Target at = blanks.get(i).target();
      boolean rejects = i % 2 == 0 && at.isEntry();
      does(s -> rejects ? s.strikeOut(at, by) : s.reach(at, WordSpans.Edge.END, -1, by));
    }
  }

  private ReviewSession session() {
    return workbench.open(letter, pass);
  }

  private void does(Function<ReviewSession, Optional<SessionStep>> verb) {
    verb.apply(session()).ifPresent(s -> workbench.keep(letter, pass, s.gesture()));
  }
}
