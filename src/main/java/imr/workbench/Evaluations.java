package imr.workbench;

import imr.annotation.AnnotationSet;
import imr.annotation.Checks;
import imr.annotation.GoldSet;
import imr.annotation.GoldSetPart;
import imr.annotation.Headline.State;
import imr.annotation.Schema;
import imr.annotation.ValueReader;
import imr.evaluate.ComparedLetter;
import imr.evaluate.Comparison;
import imr.evaluate.Measurements;
import imr.ledger.Ledger;
import imr.letter.Letter;
import imr.letter.Span;
import imr.store.Document;
import imr.store.LetterRow;
import imr.store.LoadedLetter;
import imr.store.Store;
import imr.store.StoreDamagedException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Measures runs against gold. Two annotators are compared in the same way: the one's finished
 * letters stand as gold, what the other recorded is the run.
 *
 * <p>What goes through letters is to be called within {@link Background#run}.
 */
public final class Evaluations {
  private final Store store;
  private final Schema schema;
  private final ValueReader values;
  private final Function<Letter, AnnotationSet> extractor;
  private final Predictions predictions;
  private final ViewerAccess access;
  private final Revisions revisions;
  private final GoldSets sets;

  Evaluations(
      Store store,
      Schema schema,
      ValueReader values,
      Function<Letter, AnnotationSet> extractor,
      Predictions predictions,
      ViewerAccess access) {
    this.access = access;
    this.predictions = predictions;
    this.store = store;
    this.schema = schema;
    this.values = values;
    this.extractor = extractor;
    this.revisions = new Revisions(schema);
    this.sets = new GoldSets(store, schema.id());
  }

  /** All that a run can be measured against: finished letters, then the sets and their parts. */
  public List<GoldSource> golds() {
    return Stream.concat(
            Stream.<GoldSource>of(new GoldSource.Finished()),
            sets.all().stream().flatMap(Evaluations::sources))
        .toList();
  }

  private static Stream<GoldSource> sources(GoldSet set) {
    Stream<GoldSource> parts =
        Arrays.stream(GoldSetPart.values())
            .filter(p -> set.size(p) > 0 && set.size(p) < set.members().size())
            .map(p -> new GoldSource.InSet(set.name(), Optional.of(p)));
    return Stream.concat(Stream.of(new GoldSource.InSet(set.name(), Optional.empty())), parts);
  }

  /**
   * The runs that the store has: the extractor, what was kept, predictions that were taken in, and
   * the people whose ledgers were kept apart. Reads those ledgers.
   */
  public List<EvaluatedRun> runs() {
    Set<EvaluatedRun> runs =
        new LinkedHashSet<>(List.of(new EvaluatedRun.Extractor(), new EvaluatedRun.Kept()));
    predictions.runs().forEach(r -> runs.add(new EvaluatedRun.Predicted(r.name())));
    Set<String> listed = access.letters().stream().map(LetterRow::id).collect(Collectors.toSet());
    store.documented(Document.Kind.LEDGER).stream()
        .filter(listed::contains)
        .flatMap(this::people)
        .forEach(name -> runs.add(new EvaluatedRun.Annotator(name)));
    return List.copyOf(runs);
  }

  private Stream<String> people(String letter) {
    try {
      return new OtherLedgers(store, schema).people(letter);
    } catch (StoreDamagedException damaged) {
      return Stream.empty();
    }
  }

  /**
   * Measures a run, on all cores. A stop gives what was reached by then; a gold set that is not
   * there gives no letter and says so.
   */
  public EvaluationResult measure(
      GoldSource gold, EvaluatedRun run, Background background, Task task) {
    List<String> remarks = new ArrayList<>();
    List<Wanted> wanted = wanted(gold, remarks);
    RunReader reader = RunReader.of(run, store, schema, extractor, predictions, remarks);
    Outcome[] outcomes = new Outcome[wanted.size()];
    background.each(wanted.size(), task, at -> outcomes[at] = outcome(wanted.get(at), run, reader));
    List<Outcome> all =
        IntStream.range(0, outcomes.length)
            .mapToObj(i -> Optional.ofNullable(outcomes[i]))
            .flatMap(Optional::stream)
            .toList();
    remarks.addAll(remarks(all));
    differing(all).ifPresent(remarks::add);
    List<ComparedLetter> letters = all.stream().flatMap(o -> o.compared().stream()).toList();
    return new EvaluationResult(
        gold.label(), run.label(), Measurements.of(schema, letters), remarks, task.stopped());
  }

  /**
   * A letter to be measured.
   *
   * @param member the revision that counts; empty for the newest
   */
  private record Wanted(LetterRow letter, Optional<GoldSet.Member> member) {}

  /** What became of a letter: it was compared, or is left out for a reason. */
  private record Outcome(
      Optional<ComparedLetter> compared, Optional<Reason> reason, int differing) {
    static Outcome of(Reason reason) {
      return new Outcome(Optional.empty(), Optional.of(reason), 0);
    }
  }

  /** Gold that is wrong by itself: values that differ from the text that they highlight. */
  private static Optional<String> differing(List<Outcome> all) {
    int values = all.stream().mapToInt(Outcome::differing).sum();
    int letters = (int) all.stream().filter(o -> o.differing() > 0).count();
    return values == 0
        ? Optional.empty()
        : Optional.of("Gold: " + ExportReport.differingSentence(values, letters));
  }

  /** Why a letter is not measured, or not as it should be. */
  private enum Reason {
    DAMAGED("%s damaged and skipped"),
    NO_REVISION("%s skipped because this library doesn't have the gold set's revision"),
    NOT_IN_RUN("%s not in the run and skipped"),
    NOTHING_FROM_RUN("%s not in the run, so all their values count as missing");

    private final String words;

    Reason(String words) {
      this.words = words;
    }

    String sentence(long letters) {
      return words.formatted(letters == 1 ? "1 letter is" : "%,d letters are".formatted(letters))
          + ".";
    }
  }

  private static List<String> remarks(List<Outcome> all) {
    return Arrays.stream(Reason.values())
        .map(r -> Map.entry(r, all.stream().filter(o -> o.reason().equals(Optional.of(r))).count()))
        .filter(e -> e.getValue() > 0)
        .map(e -> e.getKey().sentence(e.getValue()))
        .toList();
  }

  private List<Wanted> wanted(GoldSource gold, List<String> remarks) {
    return switch (gold) {
      case GoldSource.Finished() ->
          access.letters().stream()
              .filter(l -> l.headline().state() == State.FINISHED)
              .map(l -> new Wanted(l, Optional.empty()))
              .toList();
      case GoldSource.InSet(String name, Optional<GoldSetPart> part) ->
          sets.named(name)
              .map(set -> wanted(set, part, remarks))
              .orElseGet(
                  () -> {
                    remarks.add("There's no gold set named “%s”.".formatted(name));
                    return List.of();
                  });
    };
  }

  private List<Wanted> wanted(GoldSet set, Optional<GoldSetPart> part, List<String> remarks) {
    Map<String, LetterRow> rows = new HashMap<>();
    access.letters().forEach(row -> rows.put(row.id(), row));
    List<GoldSet.Member> members =
        set.members().stream().filter(m -> part.isEmpty() || part.get() == m.part()).toList();
    List<Wanted> here =
        members.stream()
            .flatMap(
                m ->
                    Optional.ofNullable(rows.get(m.letter()))
                        .map(row -> new Wanted(row, Optional.of(m)))
                        .stream())
            .toList();
    long hidden = members.stream().filter(m -> access.blind().containsKey(m.letter())).count();
    long gone = members.size() - here.size() - hidden;
    if (hidden > 0) {
      remarks.add(
          "Letters in the set that you annotate blind, which are left out: %,d.".formatted(hidden));
    }
    if (gone > 0) {
      remarks.add("Letters in the set that aren't in this library: %,d.".formatted(gone));
    }
    return here;
  }

  private Outcome outcome(Wanted wanted, EvaluatedRun run, RunReader reader) {
    try {
      LoadedLetter kept = store.kept(wanted.letter().id());
      Letter letter = kept.letter();
      Ledger ledger = kept.ledger();
      Optional<AnnotationSet> gold =
          wanted
              .member()
              .map(m -> revisions.exactly(letter, ledger, m.revision(), m.sha256()))
              .orElseGet(() -> revisions.newest(ledger));
      return gold.map(g -> compared(wanted, letter, g, reader.of(letter, ledger), run))
          .orElseGet(() -> Outcome.of(Reason.NO_REVISION));
    } catch (StoreDamagedException damaged) {
      return Outcome.of(Reason.DAMAGED);
    }
  }

  private Outcome compared(
      Wanted wanted,
      Letter letter,
      AnnotationSet gold,
      Optional<AnnotationSet> predicted,
      EvaluatedRun run) {
    if (predicted.isEmpty() && run.ofItsLettersOnly()) {
      return Outcome.of(Reason.NOT_IN_RUN);
    }
    Comparison comparison = Comparison.of(schema, gold, predicted.orElseGet(AnnotationSet::empty));
    return new Outcome(
        Optional.of(new ComparedLetter(wanted.letter().id(), wanted.letter().name(), comparison)),
        predicted.isEmpty() ? Optional.of(Reason.NOTHING_FROM_RUN) : Optional.empty(),
        Checks.differing(schema, gold, letter.text(), values).size());
  }

  /** How a report writes a span of a letter: in code points; empty where the letter is damaged. */
  public Function<Span, String> place(String letter) {
    try {
      var text = store.letter(letter).text();
      return span -> text.toCodePoints(span.start()) + "-" + text.toCodePoints(span.end());
    } catch (StoreDamagedException damaged) {
      return span -> "";
    }
  }
}
