package imr.extract;

import imr.annotation.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Classifies the dates in the summary: the date of injury, of the request for authorization, or of
 * a utilization review decision. Each date is classified by the words of its own sentence between
 * the previous and the next date.
 */
final class SummaryDates {
  private static final WordSet DENIED = CueWords.of("summary-dates.denied");
  private static final WordSet REVIEW_PAPER = CueWords.of("summary-dates.review-paper");
  private static final WordSet LINK = CueWords.of("summary-dates.link");
  private static final WordSet REQUESTED =
      WordSet.of("received", "submitted", "signed", "dated", "made", "completed", "faxed", "sent");

  /** The maximum length of the subject of {@code was received}, in words. */
  private static final int SUBJECT = 14;

  /** The maximum distance of a request's treatments from its date, in words. */
  private static final int NEAR = 80;

  private static final WordSet INJURY =
      WordSet.of("injury", "injuries", "injured", "accident", "hurt");
  private static final WordSet PERSON = WordSet.of("worker", "employee", "workers", "patient");
  private static final WordSet JOINS = WordSet.of("and", "again", "on", ",", "also", "&");
  private static final WordSet BEFORE_REQUEST = WordSet.of(",", "a", "an", "the", "provider", "'s");
  private static final WordSet WAS = WordSet.of("was", "were");
  private static final WordSet ARTICLES = WordSet.of("the", "a", "this");
  private static final WordSet BEFORE_SUBJECT = WordSet.of(",", "the", "a", "this");
  private static final WordSet PRIOR =
      WordSet.of("prior", "previous", "original", "initial", "adverse", "peer");
  private static final WordSet ADMINISTRATOR = WordSet.of("administrator", "administrator's");
  private static final WordSet REQUESTS = WordSet.of("request", "requests");
  private static final WordSet INJURIES = WordSet.of("injury", "accident", "injured", "injuring");

  private final TokenizedText words;
  private final boolean injuryKnown;
  private final DisputedTreatments disputed;
  private final List<Candidate> injury = new ArrayList<>();
  private final List<Candidate> requests = new ArrayList<>();
  private final List<Candidate> reviews = new ArrayList<>();

  private SummaryDates(TokenizedText words, boolean injuryKnown, DisputedTreatments disputed) {
    this.words = words;
    this.injuryKnown = injuryKnown;
    this.disputed = disputed;
  }

  /** Suggests the dates of the summary; the date of injury only if the header doesn't state it. */
  static void say(
      SuggestionBuilder draft,
      TokenizedText summary,
      boolean injuryKnown,
      DisputedTreatments disputed) {
    SummaryDates dates = new SummaryDates(summary, injuryKnown, disputed);
    dates.judgeAll();
    if (!injuryKnown) {
      first(draft, FieldIds.INJURY_DATE, dates.injury);
    }
    first(draft, FieldIds.RFA_DATE, dates.requests);
    draft.sayAll(Target.LETTER, FieldIds.UR_DATES, dates.reviews);
  }

  private static void first(
      SuggestionBuilder draft, imr.annotation.FieldId field, List<Candidate> candidates) {
    if (candidates.isEmpty()) {
      draft.absent(Target.LETTER, field, field + ":none");
    } else {
      Candidate first = candidates.getFirst();
      draft.say(Target.LETTER, field, first.span(), first.rule());
    }
  }

  private void judgeAll() {
    List<Dates.Day> days = Dates.in(words, 0, words.size());
    int sentence = 0;
    int sentenceEnd = words.sentenceEnd(0, words.size());
    int before = 0;
    List<Candidate> last = List.of();
    for (int d = 0; d < days.size(); d++) {
      Dates.Day day = days.get(d);
      while (sentenceEnd < day.start()) {
        sentence = sentenceEnd + 1;
        sentenceEnd = words.sentenceEnd(sentence, words.size());
      }
      int next = d + 1 < days.size() ? days.get(d + 1).start() : words.size();
      boolean goesOn = before > sentence && onlyJoins(before, day.start());
      int reviewsBefore = reviews.size();
      if (goesOn && !last.isEmpty()) {
        reviews.add(candidate(day, "review.urDates:further"));
      } else {
        judge(day, Math.max(before, sentence), Math.min(next, sentenceEnd), sentence);
      }
      last = List.copyOf(reviews.subList(reviewsBefore, reviews.size()));
      before = day.end();
    }
  }

  /** Matches {@code denied on D and again on D}, where both dates have the same meaning. */
  private boolean onlyJoins(int from, int to) {
    for (int i = from; i < to; i++) {
      if (!words.in(i, JOINS)) {
        return false;
      }
    }
    return true;
  }

  /** Classifies a date by the words {@code [from, day)} before and {@code [day, to)} after it. */
  private void judge(Dates.Day day, int from, int to, int sentence) {
    Optional<String> role = requestRole(day, from, to);
    if (role.isPresent()) {
      int first = Math.max(sentence, day.start() - NEAR);
      int last = Math.min(day.end() + NEAR, words.size());
      if (disputed.mayBeNamedIn(words, first, words.sentenceEnd(day.end(), last))) {
        requests.add(candidate(day, "request.rfaDate:" + role.get()));
      }
      return;
    }
    Optional<String> review = reviewRole(day, from, to, sentence);
    if (review.isPresent()) {
      reviews.add(candidate(day, "review.urDates:" + review.get()));
    } else if (!injuryKnown && ofInjury(day, from, to)) {
      injury.add(candidate(day, "injury.date:summary"));
    }
  }

  private Candidate candidate(Dates.Day day, String rule) {
    return new Candidate(words.span(day.start(), day.end()), rule);
  }

  /**
   * Matches {@code RFA form dated D}, {@code request was received on D}, {@code on a D RFA form}.
   */
  private Optional<String> requestRole(Dates.Day day, int from, int to) {
    if (linked(from, day.start(), this::namesRequest)) {
      return Optional.of("dated");
    }
    boolean atTheTime = words.is(day.end(), ")") && words.is(day.end() + 1, "of");
    if (atTheTime && authorizationRequest(day.end() + 2)) {
      return Optional.of("at-the-time");
    }
    boolean onlyOpens = day.start() - from <= 3;
    int behind = skip(day.end(), to, BEFORE_REQUEST);
    boolean names =
        words.is(behind, "rfa")
            || authorizationRequest(behind)
            || words.find(behind, Math.min(to, behind + 8), "requested", "authorization") >= 0
            || words.find(behind, Math.min(to, behind + 8), "requesting", "authorization") >= 0;
    boolean received = wasReceived(behind, to);
    return onlyOpens && (names || received) ? Optional.of("opening") : Optional.empty();
  }

  /** Returns whether only linking words are between a phrase and the date. */
  private boolean linked(int from, int day, java.util.function.IntPredicate phraseEndsAt) {
    int floor = Math.max(from, day - 14);
    for (int i = day - 1; i >= floor; i--) {
      if (phraseEndsAt.test(i)) {
        return true;
      }
      if (!words.in(i, LINK)) {
        return false;
      }
    }
    return false;
  }

  private boolean namesRequest(int i) {
    boolean asked =
        words.is(i, "rfa")
            || (words.is(i, "authorization") && words.is(i - 1, "for") && requestWord(i - 2))
            || (requestWord(i) && words.is(i - 1, "authorization"))
            || (words.is(i, "authorization") && words.is(i - 1, "requested"))
            || (words.is(i, "authorization") && words.is(i - 1, "requesting"));
    return asked || plainRequest(i);
  }

  /**
   * Matches {@code the request for X was received on}, but not {@code the request for X was denied
   * on}.
   */
  private boolean plainRequest(int i) {
    boolean verb = words.in(i, REQUESTED);
    boolean was = words.is(i - 1, "was") || words.is(i - 1, "were");
    return verb && (was ? asked(i - 2) : words.is(i, "dated") && requestWord(i - 1));
  }

  /** Returns whether the subject that ends at word {@code i} is a request. */
  private boolean asked(int i) {
    for (int k = i; k > i - SUBJECT && k >= 0 && !words.endsSentence(k); k--) {
      if (requestWord(k)) {
        return true;
      }
      if (words.in(k, DENIED) || words.is(k, ",")) {
        return false;
      }
    }
    return false;
  }

  private boolean requestWord(int i) {
    return words.is(i, "request") || words.is(i, "requests");
  }

  private boolean authorizationRequest(int i) {
    return words.follow(i, "request", "for", "authorization")
        || words.follow(i, "requests", "for", "authorization")
        || words.follow(i, "authorization", "request");
  }

  private boolean wasReceived(int i, int to) {
    int was = words.findAny(i, Math.min(to, i + 5), WAS);
    boolean verb = words.is(was + 1, "received") || words.is(was + 1, "submitted");
    return was > i && verb && requestWord(was - 1);
  }

  private int skip(int i, int to, WordSet over) {
    int k = i;
    while (k < to && words.in(k, over)) {
      k++;
    }
    return k;
  }

  /** Matches the date of a utilization review decision. */
  private Optional<String> reviewRole(Dates.Day day, int from, int to, int sentence) {
    if (linked(from, day.start(), this::namesReview)) {
      return Optional.of("report");
    }
    if (linked(from, day.start(), this::denies) && !words.is(day.start() - 1, "from")) {
      return Optional.of("denied-on");
    }
    boolean own = words.is(day.end(), "ur") || words.follow(day.end(), "utilization", "review");
    if (own && words.in(day.start() - 1, ARTICLES)) {
      return Optional.of("report");
    }
    boolean opens = day.start() - sentence <= 2 && onOrIn(day.start() - 1);
    int asked = skip(day.end(), to, BEFORE_SUBJECT);
    int limit = requestWord(asked) ? words.sentenceEnd(asked, asked + NEAR) : to;
    return opens && reviewsLater(day.end(), limit) ? Optional.of("opening") : Optional.empty();
  }

  private boolean onOrIn(int i) {
    return words.is(i, "on") || words.is(i, "in") || words.is(i, "dated");
  }

  private boolean namesReview(int i) {
    boolean review = words.is(i, "review") && words.is(i - 1, "utilization");
    boolean initials = words.is(i, "ur");
    boolean prior =
        (words.is(i, "review") || words.is(i, "denial") || words.is(i, "determination"))
            && words.in(i - 1, PRIOR);
    boolean paper = words.in(i, REVIEW_PAPER) && (reviewEnds(i - 1) || adminDenial(i));
    return review || initials || prior || paper || priorDenialFor(i);
  }

  private boolean reviewEnds(int i) {
    return words.is(i, "ur") || (words.is(i, "review") && words.is(i - 1, "utilization"));
  }

  private boolean adminDenial(int i) {
    return words.is(i, "denial") && words.is(i - 1, "claims");
  }

  /** Matches {@code The previous denial for the requests below was on D}. */
  private boolean priorDenialFor(int i) {
    return words.is(i, "below") && words.find(Math.max(0, i - 6), i, "denial", "for") >= 0;
  }

  private boolean denies(int i) {
    boolean verb = words.in(i, DENIED) || (words.is(i, "certification") && negated(i - 1));
    boolean by = reviewEnds(i);
    return verb
        || by
        || (words.in(i, ADMINISTRATOR) && words.is(i - 1, "claims"))
        || (words.is(i, "necessary") && words.is(i - 1, "medically"));
  }

  private boolean negated(int i) {
    return words.is(i, "denied") || words.is(i, "-") || words.is(i, "non");
  }

  private boolean reviewsLater(int from, int to) {
    int reviewer = words.find(from, to, "utilization", "review");
    int initials = words.find(from, to, "ur");
    int administrator = words.find(from, to, "claims", "administrator");
    int verb = words.findAny(from, to, DENIED);
    boolean received = words.find(from, to, "received") >= 0 && verb < 0;
    return !received
        && (reviewer >= 0 || initials >= 0 || administrator >= 0 || deniesRequest(from, verb));
  }

  private boolean deniesRequest(int from, int verb) {
    return verb >= 0 && words.findAny(from, verb, REQUESTS) >= 0;
  }

  private boolean ofInjury(Dates.Day day, int from, int to) {
    int floor = Math.max(from, day.start() - 25);
    for (int i = day.start() - 1; i >= floor; i--) {
      boolean named = words.in(i, INJURY) && !words.in(i + 1, PERSON);
      boolean claim = words.is(i, "claim") && day.start() - i < 8;
      if (named || claim || words.is(i, "doi") || words.is(i, "sustained")) {
        return true;
      }
    }
    int behind = Math.min(to, day.end() + 4);
    return words.findAny(day.end(), behind, INJURIES) >= 0;
  }
}
