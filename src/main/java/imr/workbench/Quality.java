package imr.workbench;

import imr.annotation.DoubleRound.Purpose;
import imr.annotation.GoldSet;
import imr.annotation.GoldSetPart;
import imr.annotation.QualityCertificate;
import imr.annotation.Schema;
import imr.evaluate.Agreement;
import imr.evaluate.ComparedLetter;
import imr.evaluate.Comparison;
import imr.evaluate.ErrorRate;
import imr.exchange.GoldManifest;
import imr.exchange.SchemaFile;
import imr.ledger.Act.Choice;
import imr.ledger.Author;
import imr.ledger.Gesture;
import imr.letter.Sha256;
import imr.review.Adjudication;
import imr.review.Difference;
import imr.review.ReviewSession;
import imr.store.StoreDamagedException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * How good the library's records are: how well people agree, how many errors a re-check finds, and
 * a certificate of a gold set. Letters that the viewer annotates blind are left out.
 *
 * <p>Goes through letters; for the background.
 */
public final class Quality {
  private static final String GUIDE = "/imr/help/annotation-guide.md";

  private final Workbench workbench;
  private final Schema schema;
  private final ViewerAccess access;
  private final Clock clock;
  private final PlantLog plants;

  Quality(Workbench workbench, Schema schema, ViewerAccess access, Clock clock, PlantLog plants) {
    this.workbench = workbench;
    this.schema = schema;
    this.access = access;
    this.clock = clock;
    this.plants = plants;
  }

  /** A letter that two people annotated, with where it is adjudicated. */
  public record Judged(SecondRecord of, Agreement.Rated rated) {}

  /** Every letter that two people annotated to be compared. */
  public List<Judged> judged() {
    return judged(_ -> true);
  }

  private List<Judged> judged(Predicate<String> letter) {
    return workbench.doubles().pairs(Purpose.DOUBLE).stream()
        .filter(p -> letter.test(p.of().letter()))
        .map(this::judged)
        .toList();
  }

  private Judged judged(DoubleAnnotation.Pair pair) {
    ComparedLetter compared =
        new ComparedLetter(
            pair.of().letter(),
            pair.of().title(),
            Comparison.of(schema, pair.first().annotations(), pair.second()));
    return new Judged(
        pair.of(),
        new Agreement.Rated(pair.firstPerson(), pair.secondPerson(), pair.at(), compared));
  }

  /** The agreement of some letters. */
  public Agreement agreement(List<Judged> judged) {
    return Agreement.of(schema, judged.stream().map(Judged::rated).toList());
  }

  /** What the re-checks of all letters found; empty where none was drawn. */
  public Optional<ErrorRate> errors() {
    return errors(_ -> true);
  }

  private Optional<ErrorRate> errors(Predicate<String> letter) {
    List<SecondRecord> drawn =
        workbench.doubles().rounds().stream()
            .filter(r -> r.purpose() == Purpose.RECHECK)
            .flatMap(r -> workbench.doubles().all(r).stream())
            .filter(s -> letter.test(s.letter()))
            .toList();
    List<ErrorRate.OfLetter> done =
        drawn.stream()
            .filter(s -> s.state() == SecondRecord.State.ADJUDICATED)
            .flatMap(s -> errors(s).stream())
            .toList();
    return drawn.isEmpty()
        ? Optional.empty()
        : Optional.of(ErrorRate.of(done, drawn.size() - done.size()));
  }

  private Optional<ErrorRate.OfLetter> errors(SecondRecord of) {
    return workbench
        .doubles()
        .pair(of)
        .map(
            pair -> {
              Adjudication all =
                  new Adjudication(
                      schema,
                      pair.firstPerson(),
                      pair.first(),
                      of.pass().orElseThrow().shown(),
                      pair.second());
              ReviewSession now = workbench.open(of.letter());
              long wrong = all.differences().stream().filter(d -> isWrong(all, now, d)).count();
              return new ErrorRate.OfLetter(
                  wrong, all.agreed().size() + (long) all.differences().size());
            });
  }

  /** Somebody decided against the first record. */
  private static boolean isWrong(Adjudication all, ReviewSession now, Difference difference) {
    return all.choice(now, difference).filter(c -> c != Choice.RECORD).isPresent();
  }

  /** What is known of a gold set's quality. */
  public QualityCertificate certificate(GoldSet set) {
    Set<String> hidden = access.blind().keySet();
    Set<String> members =
        set.members().stream().map(GoldSet.Member::letter).collect(Collectors.toSet());
    Set<String> seen = new HashSet<>(members);
    seen.removeAll(hidden);
    List<Judged> judged = judged(seen::contains);
    return new QualityCertificate(
        set.name(),
        set.by(),
        set.at(),
        GoldManifest.sha256(set),
        clock.instant(),
        versions(),
        sizes(set),
        annotators(set, seen, judged),
        letters(judged, _ -> true),
        letters(judged, j -> j.of().state() == SecondRecord.State.ADJUDICATED),
        members.size() - seen.size(),
        judged.isEmpty() ? Optional.empty() : Optional.of(CertifiedMetrics.of(agreement(judged))),
        CertifiedMetrics.of(plants.report(schema, seen::contains).all()),
        errors(seen::contains).map(CertifiedMetrics::of));
  }

  private static int letters(List<Judged> judged, Predicate<Judged> wanted) {
    return (int) judged.stream().filter(wanted).map(j -> j.of().letter()).distinct().count();
  }

  private static Map<GoldSetPart, Integer> sizes(GoldSet set) {
    Map<GoldSetPart, Integer> sizes = new EnumMap<>(GoldSetPart.class);
    Arrays.stream(GoldSetPart.values()).forEach(p -> sizes.put(p, (int) set.size(p)));
    return sizes;
  }

  private QualityCertificate.Versions versions() {
    return new QualityCertificate.Versions(
        schema.id(), Sha256.of(SchemaFile.text(schema)), guide(), LetterService.PROGRAM.shown());
  }

  private static String guide() {
    try (InputStream in = Objects.requireNonNull(Quality.class.getResourceAsStream(GUIDE))) {
      return Sha256.of(in.readAllBytes());
    } catch (IOException shipsWithTheProgram) {
      throw new UncheckedIOException(shipsWithTheProgram);
    }
  }

  private List<QualityCertificate.Annotator> annotators(
      GoldSet set, Set<String> seen, List<Judged> judged) {
    Map<String, Set<String>> letters = new TreeMap<>();
    set.members().stream()
        .filter(m -> seen.contains(m.letter()))
        .forEach(m -> people(m).forEach(name -> add(letters, name, m.letter())));
    judged.forEach(j -> add(letters, j.rated().second(), j.of().letter()));
    return letters.entrySet().stream()
        .map(e -> new QualityCertificate.Annotator(e.getKey(), e.getValue().size()))
        .toList();
  }

  private static void add(Map<String, Set<String>> letters, String name, String letter) {
    letters.computeIfAbsent(name, _ -> new HashSet<>()).add(letter);
  }

  /** Who decided on anything before the set's revision. */
  private Set<String> people(GoldSet.Member member) {
    try {
      List<Gesture> ledger = workbench.ledger(member.letter());
      int last =
          workbench.revisions(member.letter()).stream()
              .filter(r -> r.number() == member.revision())
              .mapToInt(r -> r.gesture())
              .findFirst()
              .orElse(ledger.size());
      return ledger.stream()
          .limit(last)
          .filter(g -> g.byPerson() && g.author() instanceof Author.Person)
          .map(g -> g.author().name())
          .collect(Collectors.toSet());
    } catch (StoreDamagedException | NoSuchElementException notHere) {
      return Set.of();
    }
  }
}
