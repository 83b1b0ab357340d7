package imr.annotation;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * How people read dates, times, and numbers, on screen and on the command line: the US form. Data
 * that is stored or exported stays ISO and doesn't use this class.
 */
public final class DisplayFormat {
  private static final DateTimeFormatter DATE_TIME = of("MMM d, yyyy, h:mm a");
  private static final DateTimeFormatter EXACT_DATE_TIME = of("MMM d, yyyy, h:mm:ss a");
  private static final DateTimeFormatter DATE = of("MMM d, yyyy");
  private static final DateTimeFormatter MONTH = of("MMM yyyy");
  private static final DateTimeFormatter TIME = of("h:mm a");
  private static final DateTimeFormatter LETTER_DATE = of("MM/dd/yyyy");

  private DisplayFormat() {}

  private static DateTimeFormatter of(String pattern) {
    return DateTimeFormatter.ofPattern(pattern, Locale.US);
  }

  /** Returns {@code Nov 21, 2026, 2:05 PM}. */
  public static String dateTime(Instant instant, ZoneId zone) {
    return DATE_TIME.format(instant.atZone(zone));
  }

  /** Returns {@code Nov 21, 2026, 2:05:09 PM}, for times that may be less than a minute apart. */
  public static String exactDateTime(Instant instant, ZoneId zone) {
    return EXACT_DATE_TIME.format(instant.atZone(zone));
  }

  /** Returns {@code Nov 21, 2026}. */
  public static String date(LocalDate date) {
    return DATE.format(date);
  }

  /** Returns {@code Nov 2026}. */
  public static String month(YearMonth month) {
    return MONTH.format(month);
  }

  /** Returns {@code 2:05 PM}. */
  public static String time(LocalTime time) {
    return TIME.format(time);
  }

  /** Returns {@code 11/21/2026}, the format used in letters. */
  public static String letterDate(LocalDate date) {
    return LETTER_DATE.format(date);
  }

  /**
   * Returns {@code 98%}, rounded to whole percents. Returns 0% or 100% only if that is exact.
   *
   * @param share from 0 to 1
   */
  public static String percent(double share) {
    long rounded = Math.round(100 * share);
    boolean exact = share == 0 || share == 1;
    return (exact ? rounded : Math.clamp(rounded, 1, 99)) + "%";
  }

  /** Returns {@code 1,480}. */
  public static String number(long number) {
    return String.format(Locale.US, "%,d", number);
  }

  /**
   * Returns {@code 1 letter} or {@code 1,480 letters}.
   *
   * @param noun a singular noun with a plural in -s
   */
  public static String count(long number, String noun) {
    return number(number) + " " + (number == 1 ? noun : noun + "s");
  }
}
