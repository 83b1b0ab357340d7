package imr.annotation;

/** Dates as Americans write them, for the screen; data keeps the ISO form. */
public final class UsDate {
  private UsDate() {}

  /**
   * {@code 12/01/2016} of {@code 2016-12-01}, {@code 12/2016} of {@code 2016-12}; what is neither
   * is returned as it is.
   */
  public static String of(String iso) {
    String[] parts = iso.split("-", -1);
    boolean date = iso.matches("\\d{4}-\\d{2}(-\\d{2})?");
    if (!date) {
      return iso;
    }
    return parts.length == 3
        ? parts[1] + "/" + parts[2] + "/" + parts[0]
        : parts[1] + "/" + parts[0];
  }
}
