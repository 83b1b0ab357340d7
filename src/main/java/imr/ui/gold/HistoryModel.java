package imr.ui.gold;

import imr.annotation.Annotation;
import imr.annotation.Answer;
import imr.annotation.Change;
import imr.annotation.DisplayFormat;
import imr.annotation.Field;
import imr.annotation.Revision;
import imr.annotation.Target;
import imr.ledger.Gesture;
import imr.ledger.Ledger;
import imr.review.LetterHistory;
import imr.review.ReviewSession;
import imr.ui.kit.ActWording;
import imr.workbench.OtherLedger;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The history of a letter, or of one field in it, as lines to read; a value, it never changes. */
public final class HistoryModel {

  private final ReviewSession session;
  private final List<LetterHistory.Entry> entries;
  private final List<Revision> revisions;
  private final List<OtherLedger> others;
  private final ZoneId zone;

  /** What a line is. */
  enum Kind {
    DEED,
    /** A letter that was finished is gold from there on. */
    REVISION,
    /** What follows is of another workbench. */
    HEADING
  }

  /**
   * One line.
   *
   * @param time as the analyst's clock shows it; empty for a heading
   * @param detail at its end: the value, how many fields
   */
  record HistoryLine(Kind kind, String time, String words, String detail) {}

  public HistoryModel(
      ReviewSession session, List<Revision> revisions, List<OtherLedger> others, ZoneId zone) {
    this.session = session;
    this.entries = LetterHistory.of(session);
    this.revisions = List.copyOf(revisions);
    this.others = List.copyOf(others);
    this.zone = zone;
  }

  /** The letter's name in the library. */
  String letter() {
    return session.headline().title();
  }

  /** What a target is called: {@code Decision}, {@code letter}. */
  String name(Target target) {
    return session.schema().find(target.field()).map(Field::label).orElse("letter");
  }

  /** The newest first, as somebody asks; of one target alone where one is given. */
  List<HistoryLine> lines(Optional<Target> about) {
    List<HistoryLine> lines = new ArrayList<>();
    for (LetterHistory.Entry entry : entries.reversed()) {
      revisions.stream()
          .filter(r -> r.gesture() == entry.gesture().number() && entry.gesture().finishes())
          .filter(_ -> about.isEmpty())
          .forEach(r -> lines.add(line(r)));
      if (about.isEmpty()) {
        lines.add(whole(entry));
      } else {
        entry.about(about.get()).ifPresent(e -> e.deeds().forEach(d -> lines.add(line(e, d))));
      }
    }
    others.forEach(other -> addOther(lines, other, about));
    return lines;
  }

  private HistoryLine line(Revision revision) {
    return new HistoryLine(
        Kind.REVISION,
        time(revision.at()),
        "Finished revision " + revision.number() + ", by " + revision.by(),
        revision.sha256().substring(0, 12));
  }

  private HistoryLine whole(LetterHistory.Entry entry) {
    if (entry.deeds().size() == 1 && isAValue(entry.deeds().getFirst().target())) {
      LetterHistory.TargetEvent deed = entry.deeds().getFirst();
      return new HistoryLine(
          Kind.DEED,
          time(entry.gesture().at()),
          name(deed.target()) + ": " + deed.words(),
          value(deed.target(), deed.after()));
    }
    return new HistoryLine(
        Kind.DEED,
        time(entry.gesture().at()),
        words(session.ledger(), entry.gesture()),
        entry.deeds().size() == 1
            ? value(entry.deeds().getFirst().target(), entry.deeds().getFirst().after())
            : entry.deeds().size() + " values");
  }

  /** Not a remark, nor that the letter is finished: the act's own words tell those best. */
  private boolean isAValue(Target target) {
    return session.schema().find(target.field()).isPresent();
  }

  private HistoryLine line(LetterHistory.Entry entry, LetterHistory.TargetEvent deed) {
    return new HistoryLine(
        Kind.DEED, time(entry.gesture().at()), deed.words(), value(deed.target(), deed.after()));
  }

  private void addOther(List<HistoryLine> lines, OtherLedger other, Optional<Target> about) {
    List<HistoryLine> theirs =
        other.ledger().gestures().reversed().stream()
            .filter(g -> !isHereToo(g))
            .flatMap(g -> line(other.ledger(), g, about).stream())
            .toList();
    if (!theirs.isEmpty()) {
      lines.add(
          new HistoryLine(
              Kind.HEADING,
              "",
              "Kept separately (not part of the record): " + other.from(),
              "imported " + time(other.at())));
      lines.addAll(theirs);
    }
  }

  /** Both ledgers begin alike; what they share is told once. */
  private boolean isHereToo(Gesture gesture) {
    return session.ledger().gestures().stream()
        .anyMatch(
            g ->
                g.number() == gesture.number()
                    && g.author().equals(gesture.author())
                    && g.act().equals(gesture.act())
                    && (g.at().equals(gesture.at()) || gesture.number() == 1));
  }

  private Optional<HistoryLine> line(Ledger ledger, Gesture gesture, Optional<Target> about) {
    List<Change> changes =
        gesture.changes().stream()
            .filter(c -> about.isEmpty() || about.get().equals(c.target()))
            .toList();
    if (changes.isEmpty()) {
      return Optional.empty();
    }
    String detail =
        changes.size() == 1
            ? value(changes.getFirst().target(), changes.getFirst().after())
            : changes.size() + " values";
    return Optional.of(
        new HistoryLine(Kind.DEED, time(gesture.at()), words(ledger, gesture), detail));
  }

  private String words(Ledger ledger, Gesture gesture) {
    return new ActWording(session.schema(), ledger).of(gesture)
        + ", by "
        + gesture.author().shown();
  }

  private String value(Target target, Optional<Annotation> after) {
    return after.map(a -> value(target, a.answer())).orElse("");
  }

  private String value(Target target, Answer answer) {
    return switch (answer) {
      case Answer.Absent() -> "absent";
      case Answer.GroupEntry() -> "";
      case Answer.Stated stated ->
          session
              .schema()
              .find(target.field())
              .map(f -> f.labelOf(stated.value().shown()))
              .orElse(stated.value().shown());
    };
  }

  private String time(Instant at) {
    return DisplayFormat.exactDateTime(at, zone);
  }
}
