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
import imr.ledger.Ledger;
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

  /**
   * A letter that two people annotated, with where it is adjudicated.
   *
   * @param compared the number of the first record's last gesture that was compared
   */
  public record Judged(SecondRecord of, Agreement.Rated rated, int compared) {}

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
        new Agreement.Rated(pair.firstPerson(), pair.secondPerson(), pair.at(), compared),
        pair.first().last());
  }

  /** The agreement of some letters. */
  public Agreement agreement(List<Judged> judged) {
    return Agreement.of(schema, judged.stream().map(Judged::rated).toList());
  }

  /** What the re-checks of all letters found; empty where none was drawn. */
  public Optional<ErrorRate> errors() {
    List<SecondRecord> drawn = rechecks(_ -> true);
    return drawn.isEmpty() ? Optional.empty() : Optional.of(rate(drawn, rechecked(drawn)));
  }

  private List<SecondRecord> rechecks(Predicate<String> letter) {
    return workbench.doubles().rounds().stream()
        .filter(r -> r.purpose() == Purpose.RECHECK)
        .flatMap(r -> workbench.doubles().all(r).stream())
        .filter(s -> letter.test(s.letter()))
        .toList();
  }

  /**
   * A letter that was re-checked and adjudicated.
   *
   * @param compared the number of the last gesture that was checked
   */
  private record Rechecked(String letter, int compared, ErrorRate.OfLetter found) {}

  private List<Rechecked> rechecked(List<SecondRecord> drawn) {
    return drawn.stream()
        .filter(s -> s.state() == SecondRecord.State.ADJUDICATED)
        .flatMap(s -> rechecked(s).stream())
        .toList();
  }

  private static ErrorRate rate(List<SecondRecord> drawn, List<Rechecked> done) {
    return ErrorRate.of(done.stream().map(Rechecked::found).toList(), drawn.size() - done.size());
  }

  private Optional<Rechecked> rechecked(SecondRecord of) {
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
              return new Rechecked(
                  of.letter(),
                  pair.first().last(),
                  new ErrorRate.OfLetter(
                      wrong, all.agreed().size() + (long) all.differences().size()));
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
    List<SecondRecord> drawn = rechecks(seen::contains);
    GoldContents contents = contents(set, seen, judged);
    drawn.stream()
        .filter(s -> s.state() == SecondRecord.State.ADJUDICATED)
        .forEach(s -> s.pass().ifPresent(p -> contents.second(p.person(), s.letter())));
    return new QualityCertificate(
        set.name(),
        set.by(),
        set.at(),
        GoldManifest.sha256(set),
        clock.instant(),
        versions(contents.extractors()),
        sizes(set),
        contents.values(),
        contents.annotators(),
        letters(judged, _ -> true),
        letters(judged, j -> isAdjudicated(contents, j)),
        members.size() - seen.size(),
        seen.size() - contents.letters(),
        judged.isEmpty()
            ? Optional.empty()
            : Optional.of(CertifiedMetrics.of(schema, agreement(judged))),
        CertifiedMetrics.of(plants.report(schema, seen::contains).all()),
        errors(drawn, contents));
  }

  private static boolean isAdjudicated(GoldContents contents, Judged judged) {
    return judged.of().state() == SecondRecord.State.ADJUDICATED
        && contents.isAfter(judged.of().letter(), judged.compared());
  }

  private Optional<QualityCertificate.Errors> errors(
      List<SecondRecord> drawn, GoldContents contents) {
    List<Rechecked> done = rechecked(drawn);
    long corrected =
        done.stream()
            .filter(r -> contents.isAfter(r.letter(), r.compared()))
            .mapToLong(r -> r.found().errors())
            .sum();
    return drawn.isEmpty()
        ? Optional.empty()
        : Optional.of(CertifiedMetrics.of(rate(drawn, done), corrected));
  }

  private static int letters(List<Judged> judged, Predicate<Judged> wanted) {
    return (int) judged.stream().filter(wanted).map(j -> j.of().letter()).distinct().count();
  }

  private static Map<GoldSetPart, Integer> sizes(GoldSet set) {
    Map<GoldSetPart, Integer> sizes = new EnumMap<>(GoldSetPart.class);
    Arrays.stream(GoldSetPart.values()).forEach(p -> sizes.put(p, (int) set.size(p)));
    return sizes;
  }

  private QualityCertificate.Versions versions(List<String> extractors) {
    return new QualityCertificate.Versions(
        schema.id(), Sha256.of(SchemaFile.text(schema)), guide(), extractors);
  }

  private static String guide() {
    try (InputStream in = Objects.requireNonNull(Quality.class.getResourceAsStream(GUIDE))) {
      return Sha256.of(in.readAllBytes());
    } catch (IOException shipsWithTheProgram) {
      throw new UncheckedIOException(shipsWithTheProgram);
    }
  }

  private GoldContents contents(GoldSet set, Set<String> seen, List<Judged> judged) {
    GoldContents contents = new GoldContents();
    set.members().stream()
        .filter(m -> seen.contains(m.letter()))
        .forEach(m -> revision(m).ifPresent(ledger -> contents.add(m.letter(), ledger)));
    judged.forEach(j -> contents.second(j.rated().second(), j.of().letter()));
    return contents;
  }

  /** A letter's ledger up to the set's revision; empty where this library doesn't have that. */
  private Optional<Ledger> revision(GoldSet.Member member) {
    try {
      Ledger all = Ledger.of(workbench.ledger(member.letter()));
      return workbench.revisions(member.letter()).stream()
          .filter(r -> r.number() == member.revision())
          .findFirst()
          .map(r -> all.first(r.gesture()));
    } catch (StoreDamagedException | NoSuchElementException notHere) {
      return Optional.empty();
    }
  }
}
