package imr.workbench;

import imr.annotation.DoubleRound;
import imr.annotation.Headline;
import imr.annotation.PassId;
import imr.store.LetterRow;
import imr.store.NumberedRow;
import imr.store.Store;
import imr.store.StoreDamagedException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * What the person at the screen may see: a letter that they are to annotate blind shows their own
 * second record in place of the letter's, everywhere, until it is adjudicated. Without a person,
 * everything is seen.
 */
final class ViewerAccess {
  private final Store store;
  private final DoubleRounds rounds;
  private final SecondLedgers passes;
  private final FirstAnnotators firsts;
  private final Clock clock;
  private volatile Supplier<Optional<String>> viewer = Optional::empty;

  ViewerAccess(
      Store store, DoubleRounds rounds, SecondLedgers passes, FirstAnnotators firsts, Clock clock) {
    this.store = store;
    this.rounds = rounds;
    this.passes = passes;
    this.firsts = firsts;
    this.clock = clock;
  }

  void of(Supplier<Optional<String>> person) {
    viewer = person;
  }

  /** The letters that the viewer sees a second record of, each with that. */
  Map<String, PassId> blind() {
    return viewer.get().map(this::blind).orElse(Map.of());
  }

  /** As above, for a person. */
  Map<String, PassId> blind(String person) {
    Map<String, PassId> all = new LinkedHashMap<>();
    blindPasses(person).forEach((letter, passes) -> all.put(letter, next(letter, passes)));
    return all;
  }

  /** Of a letter that somebody annotates in several rounds, the first one that isn't finished. */
  private PassId next(String letter, List<PassId> several) {
    return several.stream()
        .limit(several.size() - 1L)
        .filter(pass -> !isDone(letter, pass))
        .findFirst()
        .orElseGet(several::getLast);
  }

  /** All second records that the viewer makes blind, begun or not, by letter. */
  Map<String, List<PassId>> blindPasses() {
    return viewer.get().map(this::blindPasses).orElse(Map.of());
  }

  private Map<String, List<PassId>> blindPasses(String person) {
    Map<String, List<PassId>> all = new LinkedHashMap<>();
    for (DoubleRound round : rounds.all()) {
      PassId pass = new PassId(round.name(), person);
      round.letters().stream()
          .filter(m -> isBlind(round, m, pass))
          .forEach(m -> all.computeIfAbsent(m.letter(), _ -> new ArrayList<>()).add(pass));
    }
    return all;
  }

  private boolean isDone(String letter, PassId pass) {
    return passes
        .of(letter, pass)
        .filter(ledger -> ledger.annotations().at(imr.annotation.Target.FINISHED).isPresent())
        .isPresent();
  }

  private boolean isBlind(DoubleRound round, DoubleRound.Member member, PassId pass) {
    String letter = member.letter();
    return isDue(round)
        && isSecond(round, member, pass.person())
        && rounds.opened(letter, pass).isEmpty();
  }

  /** A round that was just made is due on every machine, however its clock goes. */
  private boolean isDue(DoubleRound round) {
    return round.from().equals(round.at()) || !round.from().isAfter(clock.instant());
  }

  /** True for whoever does, or may still do, a letter's second annotation. */
  boolean isSecond(DoubleRound round, DoubleRound.Member member, String person) {
    if (round.person().isPresent()) {
      return round.person().get().equals(person);
    }
    Optional<String> claimed = claimed(round, member.letter());
    if (claimed.isPresent()) {
      return claimed.get().equals(person);
    }
    Optional<String> first = first(member);
    return first.isPresent() && !first.get().equals(person);
  }

  Optional<String> first(DoubleRound.Member member) {
    return member.first().or(() -> firsts.of(member.letter()));
  }

  /** Who has begun a letter's second record in a round. */
  Optional<String> claimed(DoubleRound round, String letter) {
    return passes.of(letter).keySet().stream()
        .filter(p -> p.round().equals(round.name()))
        .map(PassId::person)
        .findFirst();
  }

  /** The letters whose own record the viewer may see, in order of arrival. */
  List<LetterRow> letters() {
    Set<String> hidden = blind().keySet();
    return store.letters().stream().filter(row -> !hidden.contains(row.id())).toList();
  }

  /** Every letter as the viewer's library shows it. */
  List<LetterRow> listed() {
    return asListed(store.letters());
  }

  /** As {@link #listed()}, of some letters alone. */
  List<LetterRow> listed(Collection<String> ids) {
    return asListed(store.numberedLetters(ids).stream().map(NumberedRow::row).toList());
  }

  /** Some of the store's rows as the viewer's library shows them. */
  List<LetterRow> asListed(List<LetterRow> rows) {
    Map<String, PassId> blind = blind();
    return blind.isEmpty()
        ? rows
        : rows.stream()
            .map(row -> Optional.ofNullable(blind.get(row.id())).map(p -> row(row, p)).orElse(row))
            .toList();
  }

  private LetterRow row(LetterRow row, PassId pass) {
    int gestures = passes.of(row.id(), pass).map(l -> l.last()).orElse(1);
    return new LetterRow(
        row.id(),
        row.name(),
        headline(row, pass),
        row.recognised(),
        row.added(),
        gestures,
        row.archived());
  }

  /** Of a damaged letter nothing but its file's name is told. */
  private Headline headline(LetterRow row, PassId pass) {
    try {
      return passes.headline(row.id(), pass);
    } catch (StoreDamagedException leftToTheCheck) {
      return new Headline(row.name(), "", 0, 0, 0, Headline.State.NEW, false);
    }
  }
}
