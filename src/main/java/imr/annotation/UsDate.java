package imr.annotation;

/** Formats dates in the US form for the screen. Data keeps the ISO form. */
public final class UsDate {
  private UsDate() {}

  /**
   * Converts {@code 2016-12-01} to {@code 12/01/2016} and {@code 2016-12} to {@code 12/2016}. Other
   * strings are returned unchanged.
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
