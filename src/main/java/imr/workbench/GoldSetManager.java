package imr.workbench;

import imr.annotation.GoldSet;
import imr.annotation.Headline.State;
import imr.annotation.Revision;
import imr.annotation.Schema;
import imr.annotation.SplitShares;
import imr.exchange.GoldManifest;
import imr.store.LetterRow;
import imr.store.LoadedLetter;
import imr.store.Store;
import imr.store.StoreDamagedException;
import java.time.Clock;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Gold sets: named, frozen sets of finished letters. A set is made once and never changed; it says
 * when one of its letters has been finished again since.
 *
 * <p>What goes through letters is to be called within {@link Background#run}.
 */
public final class GoldSetManager {
  private final Store store;
  private final ViewerAccess sight;
  private final Schema schema;
  private final Clock clock;
  private final GoldSets sets;
  private final Revisions revisions;

  GoldSetManager(Store store, Schema schema, Clock clock, ViewerAccess sight) {
    this.sight = sight;
    this.store = store;
    this.schema = schema;
    this.clock = clock;
    this.sets = new GoldSets(store, schema.id());
    this.revisions = new Revisions(schema);
  }

  /** A finished letter that could go into a set, in its newest revision. */
  public record Finished(LetterRow letter, Revision revision) {}

  /** How a letter of a set stands in the library now. */
  public enum MemberStatus {
    /** Its newest revision is the set's. */
    CURRENT("unchanged"),
    /** It was finished again since. */
    NEWER("has a newer revision"),
    /** The library has no revision of that number and hash. */
    OTHER("has a different revision in this library"),
    /** The library does not have it, or not whole. */
    GONE("not in this library");

    private final String words;

    MemberStatus(String words) {
      this.words = words;
    }

    public String words() {
      return words;
    }
  }

  /**
   * A letter of a set.
   *
   * @param name the letter's title in the library; empty where it has none
   * @param newest the number of its newest revision here, 0 where it has none
   */
  public record InSet(GoldSet.Member member, String name, int newest, MemberStatus standing) {}

  /** In the order in which they were made. */
  public List<GoldSet> sets() {
    return sets.all();
  }

  public Optional<GoldSet> named(String name) {
    return sets.named(name);
  }

  /** Every letter that is finished now, in the library's order. */
  public List<Finished> finished(Background background, Task task) {
    List<LetterRow> letters =
        sight.letters().stream().filter(l -> l.headline().state() == State.FINISHED).toList();
    Finished[] found = new Finished[letters.size()];
    background.each(
        letters.size(),
        task,
        at ->
            newest(letters.get(at).id())
                .ifPresent(r -> found[at] = new Finished(letters.get(at), r)));
    return Arrays.stream(found).flatMap(f -> Optional.ofNullable(f).stream()).toList();
  }

  private Optional<Revision> newest(String letter) {
    List<Revision> all = revisions(letter);
    return all.isEmpty() ? Optional.empty() : Optional.of(all.getLast());
  }

  /** None where the store has the letter not whole. */
  private List<Revision> revisions(String letter) {
    try {
      LoadedLetter kept = store.kept(letter);
      return revisions.of(kept.letter(), kept.ledger());
    } catch (StoreDamagedException damaged) {
      return List.of();
    }
  }

  /** The letter as a member of a set, in the part that the shares give it. */
  public static GoldSet.Member member(Finished letter, SplitShares shares) {
    Revision revision = letter.revision();
    return new GoldSet.Member(
        revision.letter(), revision.number(), revision.sha256(), shares.of(revision.letter()));
  }

  /** Makes a set; empty, and nothing is kept, where one of that name is there. */
  public Optional<GoldSet> make(String name, String by, List<GoldSet.Member> members) {
    GoldSet set = new GoldSet(name.strip(), by, clock.instant(), members);
    return sets.add(set) ? Optional.of(set) : Optional.empty();
  }

  /** How each letter of a set stands now, in the set's order; none after a stop. */
  public List<InSet> standing(GoldSet set, Background background, Task task) {
    Map<String, LetterRow> letters = new HashMap<>();
    store.letters().forEach(row -> letters.put(row.id(), row));
    InSet[] all = new InSet[set.members().size()];
    background.each(
        all.length,
        task,
        at -> {
          GoldSet.Member member = set.members().get(at);
          all[at] = standing(member, Optional.ofNullable(letters.get(member.letter())));
        });
    return task.stopped()
        ? List.of()
        : IntStream.range(0, all.length).mapToObj(i -> all[i]).toList();
  }

  private InSet standing(GoldSet.Member member, Optional<LetterRow> row) {
    List<Revision> known = row.map(r -> revisions(r.id())).orElse(List.of());
    String name = row.map(r -> r.headline().title()).orElse("");
    return new InSet(member, name, known.size(), standing(member, known));
  }

  private static MemberStatus standing(GoldSet.Member member, List<Revision> known) {
    if (known.isEmpty()) {
      return MemberStatus.GONE;
    }
    boolean same =
        member.revision() <= known.size()
            && known.get(member.revision() - 1).sha256().equals(member.sha256());
    if (!same) {
      return MemberStatus.OTHER;
    }
    return member.revision() < known.size() ? MemberStatus.NEWER : MemberStatus.CURRENT;
  }

  /** The set as a file of hashes, which holds no word of a letter. */
  public String manifest(GoldSet set) {
    return GoldManifest.of(set, schema.id());
  }

  /** The names of the gold sets that have any of the letters, in the order of the sets. */
  public List<String> namesWith(Collection<String> letters) {
    return sets().stream()
        .filter(set -> set.members().stream().anyMatch(m -> letters.contains(m.letter())))
        .map(GoldSet::name)
        .toList();
  }
}
