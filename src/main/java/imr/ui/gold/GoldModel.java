package imr.ui.gold;

import imr.annotation.GoldSet;
import imr.annotation.GoldSetPart;
import imr.annotation.QualityCertificate;
import imr.annotation.SplitShares;
import imr.workbench.Background;
import imr.workbench.GoldSetManager;
import imr.workbench.Quality;
import imr.workbench.Task;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/** The gold sets of the library, the one that is looked at, and the one that is being made. */
public final class GoldModel {
  private final GoldSetManager gold;
  private final Supplier<Quality> quality;
  private final Background background;
  private final Supplier<String> person;
  private final Consumer<Throwable> failed;
  private final ReadOnlyObjectWrapper<List<GoldSet>> sets = new ReadOnlyObjectWrapper<>(List.of());
  private final ReadOnlyObjectWrapper<List<GoldSetManager.InSet>> letters =
      new ReadOnlyObjectWrapper<>(List.of());
  private final ReadOnlyObjectWrapper<List<Proposed>> proposal =
      new ReadOnlyObjectWrapper<>(List.of());
  private final ReadOnlyStringWrapper notice = new ReadOnlyStringWrapper("");
  private final Map<String, GoldSetPart> byHand = new LinkedHashMap<>();
  private List<GoldSetManager.Finished> finished = List.of();
  private SplitShares shares = SplitShares.USUAL;
  private Optional<GoldSet> chosen = Optional.empty();
  private Optional<Task> task = Optional.empty();

  /** A finished letter with the part that it would go into. */
  record Proposed(GoldSetManager.Finished letter, GoldSetPart part, boolean byHand) {}

  /**
   * @param quality works out how good a set is
   * @param person who makes a set
   * @param failed told when the store cannot be read or written
   */
  public GoldModel(
      GoldSetManager gold,
      Supplier<Quality> quality,
      Background background,
      Supplier<String> person,
      Consumer<Throwable> failed) {
    this.gold = gold;
    this.quality = quality;
    this.background = background;
    this.person = person;
    this.failed = failed;
  }

  ReadOnlyObjectProperty<List<GoldSet>> sets() {
    return sets.getReadOnlyProperty();
  }

  /** The letters of the chosen set, as they are now. */
  ReadOnlyObjectProperty<List<GoldSetManager.InSet>> letters() {
    return letters.getReadOnlyProperty();
  }

  /** What a new set would hold. */
  ReadOnlyObjectProperty<List<Proposed>> proposal() {
    return proposal.getReadOnlyProperty();
  }

  /** A sentence about what goes on or is the matter. */
  ReadOnlyStringProperty notice() {
    return notice.getReadOnlyProperty();
  }

  Optional<GoldSet> chosen() {
    return chosen;
  }

  /** Reads the sets again. */
  void refresh() {
    notice.set("Loading…");
    background.run(t -> gold.sets(), this::read, failed);
  }

  private void read(List<GoldSet> all) {
    notice.set(
        all.isEmpty()
            ? "No gold sets yet. Finish some letters, and then create a gold set from them. A gold"
                + " set never changes after it's created."
            : "");
    sets.set(all);
  }

  /** Looks at a set: which of its letters were finished again since. */
  void choose(GoldSet set) {
    stop();
    chosen = Optional.of(set);
    letters.set(List.of());
    notice.set("Checking %,d letters…".formatted(set.members().size()));
    task =
        Optional.of(
            background.run(
                t -> gold.standing(set, background, t), found -> looked(set, found), failed));
  }

  private void looked(GoldSet set, List<GoldSetManager.InSet> found) {
    if (chosen.equals(Optional.of(set)) && found.size() == set.members().size()) {
      letters.set(found);
      notice.set(sentence(found));
    }
  }

  private static String sentence(List<GoldSetManager.InSet> found) {
    long newer = count(found, GoldSetManager.MemberStatus.NEWER);
    long gone =
        count(found, GoldSetManager.MemberStatus.GONE)
            + count(found, GoldSetManager.MemberStatus.OTHER);
    String all =
        newer == 0
            ? "No letters have changed since this set was created."
            : newer == 1
                ? "1 letter has a newer revision than this set."
                : "%,d letters have newer revisions than this set.".formatted(newer);
    return gone == 0
        ? all
        : all + " %,d letters aren't in this library in the set's revision.".formatted(gone);
  }

  private static long count(
      List<GoldSetManager.InSet> found, GoldSetManager.MemberStatus standing) {
    return found.stream().filter(f -> f.standing() == standing).count();
  }

  /** Begins a new set of all finished letters. */
  void propose() {
    byHand.clear();
    notice.set("Finding finished letters…");
    task = Optional.of(background.run(t -> gold.finished(background, t), this::proposed, failed));
  }

  private void proposed(List<GoldSetManager.Finished> found) {
    finished = found;
    notice.set(
        found.isEmpty()
            ? "There are no finished letters. Finish at least one letter, and then create the gold"
                + " set."
            : "");
    arrange();
  }

  private void arrange() {
    proposal.set(
        finished.stream()
            .map(
                f -> {
                  Optional<GoldSetPart> own = Optional.ofNullable(byHand.get(f.letter().id()));
                  return new Proposed(f, own.orElse(shares.of(f.letter().id())), own.isPresent());
                })
            .toList());
  }

  /** Takes shares as they are typed, {@code 80, 10, 10}; false where they are none. */
  boolean share(String typed) {
    try {
      String[] words = typed.strip().split("[^0-9]+", -1);
      if (words.length != 3) {
        return false;
      }
      shares =
          new SplitShares(
              Integer.parseInt(words[0]), Integer.parseInt(words[1]), Integer.parseInt(words[2]));
      arrange();
      return true;
    } catch (IllegalArgumentException noShares) {
      return false;
    }
  }

  /** Puts a letter into another part by hand; a part as its share has it takes that back. */
  void put(Proposed letter, GoldSetPart part) {
    String id = letter.letter().letter().id();
    if (part == shares.of(id)) {
      byHand.remove(id);
    } else {
      byHand.put(id, part);
    }
    arrange();
  }

  /** Freezes what is proposed; the set is on disk when it is told. */
  void make(String name, Consumer<GoldSet> made) {
    if (name.isBlank() || proposal.get().isEmpty()) {
      notice.set(name.isBlank() ? "Enter a name for the set, such as 2026-Q4." : notice.get());
      return;
    }
    List<GoldSet.Member> members =
        proposal.get().stream()
            .map(
                p -> {
                  GoldSet.Member m = GoldSetManager.member(p.letter(), shares);
                  return new GoldSet.Member(m.letter(), m.revision(), m.sha256(), p.part());
                })
            .toList();
    String by = person.get();
    background.run(t -> gold.make(name, by, members), set -> made(name, set, made), failed);
  }

  private void made(String name, Optional<GoldSet> set, Consumer<GoldSet> then) {
    if (set.isEmpty()) {
      notice.set(
          "A gold set named “"
              + name.strip()
              + "” already exists. Gold sets can't be changed. Enter another name.");
    } else {
      then.accept(set.get());
    }
  }

  /** Works out the chosen set's quality, in the background. */
  void certify(Consumer<QualityCertificate> done) {
    chosen.ifPresent(set -> background.run(_ -> quality.get().certificate(set), done, failed));
  }

  String manifest(GoldSet set) {
    return gold.manifest(set);
  }

  /** Stops what goes through letters. */
  void stop() {
    task.ifPresent(Task::stop);
  }
}
