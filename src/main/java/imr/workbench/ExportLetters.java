package imr.workbench;

import imr.annotation.GoldSet;
import imr.annotation.Headline.State;
import imr.annotation.Schema;
import imr.exchange.AnnotatedLetter;
import imr.exchange.ValueOrigins;
import imr.letter.Letter;
import imr.store.LetterRow;
import imr.store.LoadedLetter;
import imr.store.Store;
import imr.store.StoreDamagedException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The letters that an export is of, one by one, each in the record that its scope names. */
final class ExportLetters {
  private final Store store;
  private final Revisions revisions;
  private final ViewerAccess access;

  /**
   * @param access which letters may be exported
   */
  ExportLetters(Store store, Schema schema, ViewerAccess access) {
    this.store = store;
    this.access = access;
    this.revisions = new Revisions(schema);
  }

  /** A letter that is to be exported. */
  sealed interface Source {
    record Standing(String id, String name) implements Source {}

    record Newest(String id, String name) implements Source {}

    record InSet(GoldSet.Member member, String name, String set) implements Source {}

    record Unknown(String sentence) implements Source {}
  }

  /** In the library's order, a gold set's in the set's. */
  List<Source> of(ExportScope scope) {
    Set<String> blind = access.blind().keySet();
    List<String> asked = asked(scope);
    long hidden = blind.stream().filter(id -> asked.isEmpty() || asked.contains(id)).count();
    Stream<Source> left =
        Stream.of(hidden).filter(count -> count > 0).map(count -> new Source.Unknown(blind(count)));
    return Stream.concat(visible(scope, blind).stream(), left).toList();
  }

  private static List<String> asked(ExportScope scope) {
    return switch (scope) {
      case ExportScope.SelectedLetters(List<String> ids) -> ids;
      case ExportScope.OfGoldSet(GoldSet set) ->
          set.members().stream().map(GoldSet.Member::letter).toList();
      case ExportScope.All(), ExportScope.Finished(), ExportScope.NewestRevisions() -> List.of();
    };
  }

  private static String blind(long letters) {
    return letters == 1
        ? "1 letter wasn't exported: you annotate it blind until it's adjudicated."
        : "%,d letters weren't exported: you annotate them blind until they're adjudicated."
            .formatted(letters);
  }

  private List<Source> visible(ExportScope scope, Set<String> blind) {
    List<LetterRow> rows = access.letters();
    return switch (scope) {
      case ExportScope.All() -> rows.stream().map(ExportLetters::standing).toList();
      case ExportScope.Finished() ->
          rows.stream()
              .filter(r -> r.headline().state() == State.FINISHED)
              .map(ExportLetters::standing)
              .toList();
      case ExportScope.NewestRevisions() ->
          rows.stream().<Source>map(r -> new Source.Newest(r.id(), r.name())).toList();
      case ExportScope.OfGoldSet(GoldSet set) -> inSet(set, names(rows), blind);
      case ExportScope.SelectedLetters(List<String> ids) -> these(ids, names(rows), blind);
    };
  }

  private static Source standing(LetterRow row) {
    return new Source.Standing(row.id(), row.name());
  }

  private static Map<String, String> names(List<LetterRow> rows) {
    Map<String, String> names = new HashMap<>();
    rows.forEach(r -> names.put(r.id(), r.name()));
    return names;
  }

  private static List<Source> inSet(GoldSet set, Map<String, String> names, Set<String> blind) {
    return set.members().stream()
        .filter(m -> !blind.contains(m.letter()))
        .map(m -> named(m.letter(), names, name -> new Source.InSet(m, name, set.name())))
        .toList();
  }

  private static List<Source> these(
      List<String> ids, Map<String, String> names, Set<String> blind) {
    return ids.stream()
        .filter(id -> !blind.contains(id))
        .map(id -> named(id, names, name -> new Source.Standing(id, name)))
        .toList();
  }

  private static Source named(
      String id, Map<String, String> names, Function<String, Source> source) {
    return Optional.ofNullable(names.get(id))
        .map(source)
        .orElseGet(
            () ->
                new Source.Unknown(
                    "No letter in the library has the hash "
                        + id.substring(0, Math.min(12, id.length()))
                        + "…. It wasn't exported."));
  }

  /** What reading a letter for an export gives. */
  sealed interface Read {
    record Whole(AnnotatedLetter letter) implements Read {}

    record Refused(String sentence) implements Read {}

    /** No revision to export; nothing is wrong with it. */
    record NeverFinished() implements Read {}
  }

  /** A letter with its record; reads nothing but this one. */
  Read read(Source source) {
    return switch (source) {
      case Source.Standing(String id, String name) -> whole(name, () -> standing(store.kept(id)));
      case Source.Newest(String id, String name) -> whole(name, () -> newest(id));
      case Source.InSet(GoldSet.Member member, String name, String set) ->
          whole(name, () -> inSet(member, name, set));
      case Source.Unknown(String sentence) -> new Read.Refused(sentence);
    };
  }

  private static Read whole(String name, Supplier<Read> reading) {
    try {
      return reading.get();
    } catch (StoreDamagedException damaged) {
      return new Read.Refused(
          "“%s” is damaged and wasn't exported. Run Check data to repair it.".formatted(name));
    }
  }

  private static Read standing(LoadedLetter kept) {
    return held(
        new AnnotatedLetter(
            kept.letter(),
            kept.annotations(),
            Optional.empty(),
            ValueOrigins.of(kept.ledger().gestures()),
            Optional.empty()));
  }

  private static Read held(AnnotatedLetter letter) {
    return letter.annotations().holdsIn(letter.letter().text())
        ? new Read.Whole(letter)
        : new Read.Refused(
            "“%s” wasn't exported: a value no longer matches the letter text. Run Check data."
                .formatted(letter.letter().name()));
  }

  private Read newest(String id) {
    LoadedLetter kept = store.kept(id);
    Letter letter = kept.letter();
    List<Revisions.Recorded> all = revisions.recorded(letter, kept.ledger());
    return all.isEmpty()
        ? new Read.NeverFinished()
        : held(
            new AnnotatedLetter(
                letter,
                all.getLast().annotations(),
                Optional.empty(),
                ValueOrigins.of(kept.ledger().gestures()),
                Optional.empty()));
  }

  private Read inSet(GoldSet.Member member, String name, String set) {
    LoadedLetter kept = store.kept(member.letter());
    Letter letter = kept.letter();
    List<Revisions.Recorded> all = revisions.recorded(letter, kept.ledger());
    return all.stream()
        .filter(s -> s.revision().number() == member.revision())
        .filter(s -> s.revision().sha256().equals(member.sha256()))
        .findFirst()
        .map(
            s ->
                held(
                    new AnnotatedLetter(
                        letter,
                        s.annotations(),
                        Optional.of(member.part()),
                        ValueOrigins.of(kept.ledger().gestures()),
                        Optional.of(set))))
        .orElseGet(
            () ->
                new Read.Refused(
                    "“%s” wasn't exported: this library doesn't have the revision that the gold set uses. Create a new gold set to use the current revision."
                        .formatted(name)));
  }
}
