package imr.review;

import imr.annotation.Annotation;
import imr.annotation.Answer;
import imr.annotation.Evidence;
import imr.annotation.Field;
import imr.annotation.Provenance;
import imr.annotation.SpanTrimmer;
import imr.annotation.Status;
import imr.annotation.Target;
import imr.annotation.Value;
import imr.letter.LetterText;
import imr.letter.Sha256;
import imr.letter.Span;
import imr.letter.WordSpans;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Which errors are planted in a letter: a share of its unreviewed suggestions, each wrong in a way
 * that is plausible for its type. A date becomes the nearest other date of the letter, a number the
 * nearest other number, a code another code of its field; the highlight of anything else begins or
 * ends a word off. An entry of a list can be left out, or a made-up one put beside it.
 *
 * <p>Follows from the seed, the letter and its suggestions alone, so that a letter that is opened
 * again has the same errors, and none of them needs to be stored.
 */
public final class PlantMaker {
  private static final Pattern DATE = Pattern.compile("\\d{1,2}[/-]\\d{1,2}[/-]\\d{2,4}");
  private static final Pattern NUMBER = Pattern.compile("\\b\\d{1,3}\\b");

  private final ReviewSession session;
  private final LetterText text;
  private final WordSpans words;
  private final String seed;

  private PlantMaker(ReviewSession session, String seed) {
    this.session = session;
    this.text = session.letter().text();
    this.words = WordSpans.of(text);
    this.seed = seed;
  }

  /**
   * The errors of a letter; none in a finished one.
   *
   * @param share of the suggestions that can be made wrong, 0 to 1
   * @param seed of the library
   */
  public static List<Plant> plants(ReviewSession session, double share, String seed) {
    return session.finished() || share <= 0
        ? List.of()
        : new PlantMaker(session, seed).plants(share);
  }

  private List<Plant> plants(double share) {
    List<Plant> plants = new ArrayList<>();
    for (FormRow.Blank blank : session.form().open()) {
      blank
          .said()
          .filter(a -> isFit(blank.field(), a))
          .ifPresent(
              real -> {
                Random random = random(real.target());
                if (random.nextDouble() < share) {
                  plant(blank.field(), real, random, plants).ifPresent(plants::add);
                }
              });
    }
    return List.copyOf(plants);
  }

  private static boolean isFit(Field field, Annotation said) {
    return said.status() == Status.SUGGESTED
        && said.provenance() instanceof Provenance.Program
        && said.value().orElse(null) instanceof Value.Known
        && said.evidence().isPresent()
        && !field.longText()
        && field.sameSpanAs().isEmpty();
  }

  private Random random(Target target) {
    String of =
        String.join(
            "\n",
            seed,
            session.letter().id(),
            target.subject(),
            target.field().path(),
            target.entry());
    return new Random(ByteBuffer.wrap(Sha256.bytes(of.getBytes(StandardCharsets.UTF_8))).getLong());
  }

  private Optional<Plant> plant(Field field, Annotation real, Random random, List<Plant> others) {
    int way = real.target().isEntry() ? random.nextInt(4) : 3;
    if (way == 0 && canHide(real.target(), others)) {
      return Optional.of(new Plant(real.target(), Optional.of(real), Optional.empty()));
    }
    if (way == 1) {
      return invented(field, real, random);
    }
    return wrong(field, real, random)
        .filter(w -> isOther(real, w))
        .map(w -> new Plant(real.target(), Optional.of(real), Optional.of(w)));
  }

  /** Not all of a list, which would look empty. */
  private boolean canHide(Target target, List<Plant> others) {
    int counted = session.annotations().counted(target.subject(), target.field()).size();
    return counted > 2 && others.stream().noneMatch(p -> p.target().whole().equals(target.whole()));
  }

  private boolean isOther(Annotation real, Annotation wrong) {
    Stream<Annotation> said =
        real.target().isEntry()
            ? session.annotations().entries(real.target().subject(), real.target().field()).stream()
            : Stream.of(real);
    return wrong.value().orElse(null) instanceof Value.Known(String normal)
        && said.flatMap(a -> a.value().stream()).noneMatch(v -> v.shown().equalsIgnoreCase(normal));
  }

  private Optional<Annotation> wrong(Field field, Annotation real, Random random) {
    return switch (field.type()) {
      case CODE -> sibling(field, real, random);
      case DATE -> nearest(field, real, DATE);
      case NUMBER -> nearest(field, real, NUMBER);
      case TEXT, STATE, PAIN_SCORE, QUANTITY, PAGES, GROUP -> aWordOff(field, real, random);
    };
  }

  private static Optional<Annotation> sibling(Field field, Annotation real, Random random) {
    List<String> others =
        field.codes().stream()
            .map(Field.Code::code)
            .filter(c -> !real.value().equals(Optional.of(Value.of(c))))
            .toList();
    return others.isEmpty()
        ? Optional.empty()
        : Optional.of(
            suggested(
                real,
                Answer.stated(
                    Value.of(others.get(random.nextInt(others.size()))),
                    real.evidence().orElseThrow())));
  }

  private static Annotation suggested(Annotation real, Answer answer) {
    return Annotation.suggested(real.target(), answer, (Provenance.Program) real.provenance());
  }

  private Optional<Annotation> nearest(Field field, Annotation real, Pattern form) {
    int at = real.evidence().orElseThrow().span().start();
    return form.matcher(text.canonical())
        .results()
        .map(m -> new Span(m.start(), m.end()))
        .filter(s -> !s.overlaps(real.evidence().orElseThrow().span()))
        .sorted(Comparator.comparingInt(s -> Math.abs(s.start() - at)))
        .flatMap(s -> said(field, real, s).stream())
        .filter(a -> isOther(real, a))
        .findFirst();
  }

  private Optional<Annotation> said(Field field, Annotation real, Span span) {
    return SpanTrimmer.trimmed(text, span, field)
        .map(
            s -> suggested(real, Answer.stated(session.read(field.id(), s), Evidence.in(text, s))));
  }

  private Optional<Annotation> aWordOff(Field field, Annotation real, Random random) {
    Span span = real.evidence().orElseThrow().span();
    List<Span> off = new ArrayList<>();
    for (WordSpans.Edge edge : WordSpans.Edge.values()) {
      off.add(words.grown(span, edge, 1));
      off.add(words.grown(span, edge, -1));
    }
    Collections.shuffle(off, random);
    return off.stream()
        .filter(s -> !s.equals(span) && s.length() > 0 && text.quote(s).indexOf('\n') < 0)
        .flatMap(s -> said(field, real, s).stream())
        .filter(a -> isOther(real, a))
        .findFirst();
  }

  /** The words after an entry, as if they were one of their own. */
  private Optional<Plant> invented(Field field, Annotation real, Random random) {
    Span span = real.evidence().orElseThrow().span();
    String id =
        "p"
            + HexFormat.of()
                .toHexDigits(random.nextLong())
                .substring(0, 8)
                .toLowerCase(Locale.ROOT);
    Target target = real.target().whole().entry(id);
    return words
        .next(span.end())
        .map(first -> words.grown(first, WordSpans.Edge.END, 1))
        .filter(s -> s.start() - span.end() < 12 && text.quote(s).indexOf('\n') < 0)
        .flatMap(s -> said(field, real, s))
        .filter(a -> isOther(real, a) && session.annotations().at(target).isEmpty())
        .map(a -> Annotation.suggested(target, a.answer(), (Provenance.Program) a.provenance()))
        .map(a -> new Plant(target, Optional.empty(), Optional.of(a)));
  }
}
