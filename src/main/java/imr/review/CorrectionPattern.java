package imr.review;

import imr.annotation.Annotation;
import imr.annotation.AnnotationSet;
import imr.annotation.Answer;
import imr.annotation.Change;
import imr.annotation.Evidence;
import imr.annotation.FieldId;
import imr.annotation.Provenance;
import imr.annotation.Status;
import imr.annotation.Target;
import imr.annotation.Value;
import imr.ledger.Act;
import imr.ledger.Author;
import imr.ledger.Gesture;
import imr.ledger.Ledger;
import imr.letter.LetterText;
import imr.letter.Span;
import imr.letter.WordSpans;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A person's correction of a suggestion, as far as it can be made in other letters: where the same
 * rule made the same suggestion in the same surroundings.
 *
 * <p><b>The same suggestion</b> is an unreviewed one of the same program, rule, and field, with the
 * same value; case doesn't count, the program's version does.
 *
 * <p><b>The same surroundings</b>: the <i>stretch</i> is the words ({@link WordSpans}) from the
 * first to the last one that the suggestion or the correction touches. The other letter must have
 * the same words there, ignoring case, with the suggestion at the same place in them; and the two
 * words before and the two after the stretch must have the same shape. A word's shape is the word
 * in lower case with 9 for each digit, so that {@code 03/14/2016} is like any date that is written
 * so. At the beginning or the end of a letter there are fewer.
 *
 * <p>A rejection and “not stated” are no pattern: they would take a suggestion from somebody who
 * hasn't seen it. Neither is a correction without a location, nor one that is more than {@value
 * #LONGEST} words away from the suggestion.
 *
 * @param value the suggestion's, in lower case
 * @param suggested where the suggestion is in the stretch
 * @param corrected where the correction is in it
 * @param normal the corrected value where it isn't what the words say themselves
 */
public record CorrectionPattern(
    FieldId field,
    String program,
    String version,
    String rule,
    String value,
    List<String> stretch,
    Place suggested,
    Place corrected,
    List<String> before,
    List<String> after,
    Optional<Value> normal) {
  private static final int LONGEST = 40;
  private static final int AROUND = 2;

  public CorrectionPattern {
    stretch = List.copyOf(stretch);
    before = List.copyOf(before);
    after = List.copyOf(after);
  }

  /**
   * A span within the stretch.
   *
   * @param first the word that it begins in, from 0
   * @param last the word that it ends in
   * @param start its start, in UTF-16 units after that of the first word
   * @param end its end, in UTF-16 units after that of the last word; may be negative
   * @param quote its words, in lower case with single spaces
   */
  public record Place(int first, int last, int start, int end, String quote) {}

  /**
   * The pattern of a correction.
   *
   * @param target where a person corrected a suggestion
   * @return empty where nothing was corrected there, or the correction is no pattern
   */
  public static Optional<CorrectionPattern> of(ReviewSession session, Target target) {
    Optional<Annotation> now =
        session.annotations().at(target).filter(a -> a.status() == Status.CORRECTED);
    Optional<Evidence> place = now.flatMap(Annotation::evidence);
    Optional<Annotation> was = suggestion(session.ledger(), target);
    return place.isPresent() && was.flatMap(Annotation::evidence).isPresent()
        ? of(session, was.get(), now.orElseThrow())
        : Optional.empty();
  }

  /** What a program suggested there last, before the person decided. */
  private static Optional<Annotation> suggestion(Ledger ledger, Target target) {
    return ledger.history(target).stream()
        .flatMap(c -> c.change().after().stream())
        .filter(a -> a.status() == Status.SUGGESTED && a.value().isPresent())
        .reduce((first, second) -> second);
  }

  private static Optional<CorrectionPattern> of(
      ReviewSession session, Annotation was, Annotation now) {
    LetterText text = session.letter().text();
    Span from = was.evidence().orElseThrow().span();
    Span to = now.evidence().orElseThrow().span();
    Located located = new Located(text, WordSpans.of(text).all());
    int first = Math.min(located.first(from), located.first(to));
    int last = Math.max(located.last(from), located.last(to));
    if (first < 0 || last < first || last - first >= LONGEST) {
      return Optional.empty();
    }
    Provenance.Program by = (Provenance.Program) was.provenance();
    Value value = now.value().orElseThrow();
    boolean asWritten = session.read(now.target().field(), to).equals(value);
    return Optional.of(
        new CorrectionPattern(
            now.target().field(),
            by.name(),
            by.version(),
            by.rule(),
            lower(was.value().orElseThrow().shown()),
            located.words(first, last),
            located.place(first, from),
            located.place(first, to),
            located.shapes(first - AROUND, first - 1),
            located.shapes(last + 1, last + AROUND),
            asWritten ? Optional.empty() : Optional.of(value)));
  }

  private static String lower(String words) {
    return words.toLowerCase(Locale.ROOT);
  }

  /** A letter's words by their numbers. */
  private record Located(LetterText text, List<Span> all) {

    /** The first word that ends after a span's start; negative where there is none. */
    int first(Span span) {
      int at = firstEndingAfter(span.start());
      return at < all.size() ? at : -1;
    }

    /** The last word that begins before a span's end; negative where there is none. */
    int last(Span span) {
      int at = firstEndingAfter(span.end());
      return at < all.size() && all.get(at).start() < span.end() ? at : at - 1;
    }

    private int firstEndingAfter(int index) {
      int low = 0;
      int high = all.size();
      while (low < high) {
        int middle = (low + high) >>> 1;
        if (all.get(middle).end() > index) {
          high = middle;
        } else {
          low = middle + 1;
        }
      }
      return low;
    }

    boolean has(int first, int last) {
      return first >= 0 && last < all.size();
    }

    List<String> words(int first, int last) {
      return all.subList(first, last + 1).stream().map(s -> line(text.quote(s))).toList();
    }

    List<String> shapes(int first, int last) {
      List<String> shapes = new ArrayList<>();
      for (int i = Math.max(0, first); i <= Math.min(last, all.size() - 1); i++) {
        shapes.add(line(text.quote(all.get(i))).replaceAll("\\p{Nd}", "9"));
      }
      return shapes;
    }

    Place place(int stretch, Span span) {
      int first = first(span);
      int last = last(span);
      return new Place(
          first - stretch,
          last - stretch,
          span.start() - all.get(first).start(),
          span.end() - all.get(last).end(),
          line(text.quote(span)));
    }

    /** The span at a place of a stretch, if it has the same words. */
    Optional<Span> span(int stretch, Place place) {
      int start = all.get(stretch + place.first()).start() + place.start();
      int end = all.get(stretch + place.last()).end() + place.end();
      return start >= 0 && start < end && end <= text.length()
          ? Optional.of(new Span(start, end)).filter(s -> line(text.quote(s)).equals(place.quote()))
          : Optional.empty();
    }

    private static String line(String words) {
      return lower(words).replaceAll("\\s+", " ");
    }
  }

  /**
   * Where the correction fits in a letter, with what it changes; a suggestion stays a suggestion,
   * and codes that judge its words move along. Nothing in a finished letter.
   */
  public List<Change> changes(ReviewSession session) {
    List<Change> changes = new ArrayList<>();
    if (!session.finished()) {
      LetterText text = session.letter().text();
      Located located = new Located(text, WordSpans.of(text).all());
      for (Annotation said : List.copyOf(session.annotations().all())) {
        if (isSameSuggestion(said)) {
          found(located, said.evidence().orElseThrow().span())
              .ifPresent(span -> changes.addAll(changed(session, said, span)));
        }
      }
    }
    return List.copyOf(changes);
  }

  private boolean isSameSuggestion(Annotation said) {
    return said.target().field().equals(field)
        && said.status() == Status.SUGGESTED
        && said.evidence().isPresent()
        && said.provenance() instanceof Provenance.Program(var name, var of, var by, _)
        && name.equals(program)
        && of.equals(version)
        && by.equals(rule)
        && said.value().filter(v -> lower(v.shown()).equals(value)).isPresent();
  }

  private Optional<Span> found(Located located, Span there) {
    int first = located.first(there) - suggested.first();
    int last = first + stretch.size() - 1;
    return located.has(first, last)
            && located.words(first, last).equals(stretch)
            && located.shapes(first - AROUND, first - 1).equals(before)
            && located.shapes(last + 1, last + AROUND).equals(after)
            && located.span(first, suggested).filter(there::equals).isPresent()
        ? located.span(first, corrected)
        : Optional.empty();
  }

  private List<Change> changed(ReviewSession session, Annotation said, Span span) {
    Evidence evidence = Evidence.in(session.letter().text(), span);
    Value now = normal.orElseGet(() -> session.read(field, span));
    if (isListed(session.annotations(), said, now)) {
      return List.of();
    }
    Provenance.Program was = (Provenance.Program) said.provenance();
    Provenance.Program by =
        new Provenance.Program(
            Act.Propagate.PROGRAM.name(),
            Act.Propagate.PROGRAM.version(),
            was.rule(),
            was.confidence());
    List<Change> changes = new ArrayList<>();
    changes.add(
        change(said, Annotation.suggested(said.target(), Answer.stated(now, evidence), by)));
    session
        .schema()
        .all()
        .filter(f -> f.sameSpanAs().filter(field::equals).isPresent())
        .flatMap(f -> session.annotations().at(Target.of(said.target().subject(), f.id())).stream())
        .filter(code -> code.status() == Status.SUGGESTED)
        .filter(code -> code.evidence().equals(said.evidence()))
        .map(code -> change(code, moved(code, evidence)))
        .forEach(changes::add);
    return changes;
  }

  private static boolean isListed(AnnotationSet set, Annotation said, Value now) {
    return said.target().isEntry()
        && set.counted(said.target().subject(), said.target().field()).stream()
            .filter(a -> !a.target().equals(said.target()))
            .flatMap(a -> a.value().stream())
            .anyMatch(v -> lower(v.shown()).equals(lower(now.shown())));
  }

  private static Change change(Annotation was, Annotation now) {
    return new Change(was.target(), Optional.of(was), Optional.of(now));
  }

  private static Annotation moved(Annotation code, Evidence to) {
    return new Annotation(
        code.target(),
        Answer.stated(code.value().orElseThrow(), to),
        code.status(),
        code.provenance());
  }

  /**
   * The gesture that makes the correction in another letter; empty where it fits nowhere.
   *
   * @param from the id of the letter in which a person made it
   */
  public Optional<SessionStep> step(ReviewSession session, String from, Instant at) {
    List<Change> changes = changes(session);
    if (changes.isEmpty()) {
      return Optional.empty();
    }
    Target first = changes.getFirst().target();
    Author author = Act.Propagate.PROGRAM;
    Gesture gesture =
        new Gesture(
            session.ledger().last() + 1, new Act.Propagate(first, from), author, at, changes);
    return Optional.of(session.stepBy(gesture, first));
  }
}
