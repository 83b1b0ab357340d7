package imr.extract;

import imr.annotation.Target;
import java.util.Set;

/**
 * How the injury happened, in the first clause of the summary that says so: after {@code mechanism
 * of injury}, or after {@code while}, {@code when}, {@code due to} and the like in a sentence about
 * the injury; else where an event is told as the cause of what is treated.
 */
final class Mechanism {
  private static final Set<String> UNKNOWN = Cues.of("mechanism.unknown");
  private static final Set<String> LEAD = Cues.of("mechanism.lead");
  private static final Set<String> SUBJECT = Cues.of("mechanism.subject");
  private static final Set<String> INJURY_WORDS =
      Set.of("injury", "injuries", "injured", "accident", "hurt");
  private static final Set<String> EVENTS = Cues.of("mechanism.events");
  private static final Set<String> STRUCK = Cues.of("mechanism.struck");
  private static final Set<String> HAPPENINGS = Cues.of("mechanism.happenings");
  private static final Set<String> PATIENT = Cues.of("mechanism.patient");
  private static final Set<String> PERSON = Set.of("worker", "employee", "workers");
  private static final Set<String> CONSEQUENCE = Cues.of("mechanism.consequence");

  /** How far into the summary a clause about the injury may stand, in words. */
  private static final int OPENING = 220;

  private final Draft draft;
  private final Words words;

  private Mechanism(Draft draft, Words words) {
    this.draft = draft;
    this.words = words;
  }

  static void say(Draft draft, Words summary) {
    Mechanism mechanism = new Mechanism(draft, summary);
    if (!mechanism.named() && !mechanism.told() && !mechanism.event() && !mechanism.cause()) {
      draft.absent(Target.LETTER, Fields.MECHANISM, "injury.mechanism:none");
    }
  }

  /** {@code The mechanism of injury is detailed as lifting.} */
  private boolean named() {
    int at = words.findAny(0, words.size(), Set.of("mechanism"));
    if (at < 0) {
      return false;
    }
    int end = words.sentenceEnd(at, words.size());
    int from = pastLead(afterName(at), end);
    int limit = Math.min(end, from + 3);
    boolean unknown = words.findAny(at, limit, UNKNOWN) >= 0 || from >= end;
    if (unknown) {
      draft.absent(Target.LETTER, Fields.MECHANISM, "injury.mechanism:unknown");
    } else {
      value(from, clauseEnd(from, end, false), "injury.mechanism:named");
    }
    return true;
  }

  private int afterName(int at) {
    int of = words.is(at + 1, "of") ? at + 2 : at + 1;
    while (words.in(of, Set.of("the", "injury", "accident", "industrial", "this", "his", "her"))) {
      of++;
    }
    return of;
  }

  /** {@code was injured while lifting}, {@code sustained an injury when he fell}. */
  private boolean told() {
    int limit = Math.min(words.size(), OPENING);
    int start = 0;
    while (start < limit) {
      int end = words.sentenceEnd(start, words.size());
      int injury = injuryIn(start, end);
      int cue = injury < 0 ? -1 : cueAfter(injury, end);
      if (cue >= 0) {
        int from = pastLead(cue, end);
        value(from, clauseEnd(from, end, true), "injury.mechanism:told");
        return true;
      }
      start = end + 1;
    }
    return false;
  }

  private int injuryIn(int start, int end) {
    for (int i = start; i < end; i++) {
      boolean person = words.is(i, "injured") && words.in(i + 1, PERSON);
      if (words.in(i, INJURY_WORDS) && !person) {
        return i;
      }
    }
    return -1;
  }

  private int cueAfter(int injury, int end) {
    for (int i = injury + 1; i < end; i++) {
      boolean when = words.is(i, "when") || words.is(i, "while");
      boolean cause =
          words.follow(i, "due", "to")
              || words.follow(i, "as", "a", "result", "of")
              || words.follow(i, "secondary", "to")
              || words.follow(i, "related", "to")
              || words.follow(i, "resulting", "from")
              || words.follow(i, "caused", "by")
              || words.follow(i, "after", "a")
              || (words.is(i, "after") && words.at(i + 1).endsWith("ing"));
      int from = pastLead(i, end);
      if ((when || cause) && from < end && !atWork(from)) {
        return i;
      }
    }
    return -1;
  }

  /** {@code while working as a driver} tells the time, not what happened. */
  private boolean atWork(int i) {
    boolean working = words.is(i, "working") || words.is(i, "employed") || words.is(i, "work");
    boolean duties =
        words.is(i, "performing") && words.findAny(i, i + 6, Set.of("duties", "job")) >= 0;
    return working || duties;
  }

  /** {@code He fell off a ladder on …}, in the summary's opening sentences. */
  private boolean event() {
    int start = 0;
    for (int sentence = 0; sentence < 3 && start < words.size(); sentence++) {
      int end = words.sentenceEnd(start, words.size());
      int verb = words.findAny(start, end, EVENTS);
      boolean subject =
          verb > start && words.findAny(Math.max(start, verb - 4), verb, PATIENT) >= 0;
      if (subject) {
        value(verb, clauseEnd(verb, end, true), "injury.mechanism:event");
        return true;
      }
      start = end + 1;
    }
    return false;
  }

  /** {@code facial bruise, status post being kicked by a horse}: an event, not a procedure. */
  private boolean cause() {
    for (int i = 0; i < Math.min(words.size(), OPENING); i++) {
      int from = pastArticle(pastCause(i));
      if (from > i && happening(from)) {
        int end = words.sentenceEnd(from, words.size());
        value(from, clauseEnd(from, end, true), "injury.mechanism:cause");
        return true;
      }
    }
    return false;
  }

  /** Past {@code status post}, {@code secondary to} and the like; {@code i} where none stands. */
  private int pastCause(int i) {
    boolean pair =
        words.follow(i, "status", "post")
            || words.follow(i, "secondary", "to")
            || words.follow(i, "due", "to");
    boolean slash = words.follow(i, "s", "/", "p");
    return pair ? i + 2 : slash ? i + 3 : words.is(i, "after") ? i + 1 : i;
  }

  private int pastArticle(int i) {
    return words.in(i, Set.of("a", "an", "the")) ? i + 1 : i;
  }

  /** {@code being struck}, {@code falling}, {@code fall}, {@code motor vehicle collision}. */
  private boolean happening(int i) {
    boolean passive = words.is(i, "being") && words.in(i + 1, STRUCK);
    boolean vehicle =
        words.in(i, Set.of("motor", "car", "vehicle", "auto", "truck", "automobile"))
            && words.findAny(i, i + 4, HAPPENINGS) > i;
    return passive || vehicle || words.in(i, HAPPENINGS);
  }

  /** Past link words, the patient as the subject, and the patient's {@code was}. */
  private int pastLead(int from, int end) {
    int i = from;
    while (i < end && (words.in(i, LEAD) || words.in(i, SUBJECT))) {
      i++;
    }
    return i;
  }

  /** Where the clause ends: before what the injury led to. */
  private int clauseEnd(int from, int end, boolean told) {
    for (int i = from + 1; i < end; i++) {
      if (words.is(i, "on") && Dates.at(words, i + 1, end).isPresent()) {
        return i;
      }
      if (told && words.is(i, "when") && words.in(i + 2, CONSEQUENCE)) {
        return i;
      }
      boolean injuring = words.is(i, "and") && words.in(i + 1, Set.of("injured", "hurt", "landed"));
      if (injuring) {
        return i;
      }
      boolean comma = words.is(i, ",") || words.is(i, ";") || words.is(i, "and");
      if (comma && (words.in(i + 1, CONSEQUENCE) || words.follow(i + 1, "and", "felt"))) {
        return i;
      }
      if (told && (words.is(i, ",") || words.in(i, Set.of("resulting", "causing", "sustaining")))) {
        return i;
      }
      if (words.is(i, ";")) {
        return i;
      }
    }
    return end;
  }

  private void value(int from, int end, String rule) {
    int to = end;
    while (to > from && !words.word(to - 1) && !words.number(to - 1) && !words.is(to - 1, ")")) {
      to--;
    }
    if (to > from) {
      draft.say(Target.LETTER, Fields.MECHANISM, words.span(from, to), rule);
    } else {
      draft.absent(Target.LETTER, Fields.MECHANISM, "injury.mechanism:none");
    }
  }
}
