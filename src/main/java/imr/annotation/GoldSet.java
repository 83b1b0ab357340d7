package imr.annotation;

import java.time.Instant;
import java.util.List;

/**
 * A named, frozen set of finished letters. It records each letter's revision by hash and never
 * changes.
 *
 * @param name such as {@code 2026-Q4}
 * @param by the person who created it
 * @param members in library order
 */
public record GoldSet(String name, String by, Instant at, List<Member> members) {

  /**
   * A letter of the set.
   *
   * @param letter its id
   * @param revision its revision number, starting at 1
   * @param sha256 the hash of the revision, see {@link Revision}
   */
  public record Member(String letter, int revision, String sha256, GoldSetPart part) {}

  /**
   * @throws IllegalArgumentException if the name is blank or a letter occurs twice
   */
  public GoldSet {
    members = List.copyOf(members);
    boolean twice = members.stream().map(Member::letter).distinct().count() < members.size();
    if (name.isBlank() || twice) {
      throw new IllegalArgumentException("a gold set has a name, and no letter twice");
    }
  }

  /** Returns the number of letters in a part. */
  public long size(GoldSetPart part) {
    return members.stream().filter(m -> m.part() == part).count();
  }
}
