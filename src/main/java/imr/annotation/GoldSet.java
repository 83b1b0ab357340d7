package imr.annotation;

import java.time.Instant;
import java.util.List;

/**
 * A named set of finished letters, frozen: it names the revision of each letter by its hash, and is
 * never changed.
 *
 * @param name as people say it: {@code 2026-Q4}; not blank
 * @param by the person who made it
 * @param members in the order of the library; no letter twice
 */
public record GoldSet(String name, String by, Instant at, List<Member> members) {

  /**
   * One letter of the set.
   *
   * @param letter its id
   * @param revision the number of its revision, from 1
   * @param sha256 the revision's hash, see {@link Revision}
   */
  public record Member(String letter, int revision, String sha256, Part part) {}

  public GoldSet {
    members = List.copyOf(members);
    boolean twice = members.stream().map(Member::letter).distinct().count() < members.size();
    if (name.isBlank() || twice) {
      throw new IllegalArgumentException("a gold set has a name, and no letter twice");
    }
  }

  /** How many letters are in a part. */
  public long size(Part part) {
    return members.stream().filter(m -> m.part() == part).count();
  }
}
