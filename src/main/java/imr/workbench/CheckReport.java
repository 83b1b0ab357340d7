package imr.workbench;

import java.util.List;

/**
 * What looking through the whole store found.
 *
 * @param letters how many letters were looked through
 * @param damage a sentence for each letter, and each other part of the store, that is not what was
 *     written; {@link LibraryMaintenance#repair} may mend it
 * @param corrected a sentence for each headline that did not fit its record and was put right
 * @param unencrypted names of files beside an encrypted library that hold text of letters and
 *     aren't encrypted
 * @param stopped true when not all letters were looked through
 */
public record CheckReport(
    int letters,
    List<String> damage,
    List<String> corrected,
    List<String> unencrypted,
    boolean stopped) {
  public CheckReport {
    damage = List.copyOf(damage);
    corrected = List.copyOf(corrected);
    unencrypted = List.copyOf(unencrypted);
  }

  /** True where nothing is damaged, and nothing plain beside an encrypted library. */
  public boolean allWell() {
    return damage.isEmpty() && unencrypted.isEmpty();
  }
}
