package imr.ui.review;

import imr.annotation.Field;
import java.time.YearMonth;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What is wrong with words that a field can't take, and what to enter instead. */
public final class ValueProblems {
  private static final Pattern NUMERIC =
      Pattern.compile("\\s*(\\d{1,2})\\s*[-/.]\\s*(\\d{1,2})\\s*[-/.]\\s*(\\d{1,4})\\s*");

  private ValueProblems() {}

  /** What to enter instead of what was typed, in a sentence. */
  public static String sentence(Field field, String typed) {
    return switch (field.type()) {
      case DATE -> date(typed) + "Enter a date such as 11/04/2016, or 11/2016 without a day.";
      case NUMBER -> "Enter a whole number, in digits.";
      case CODE -> "Choose a value from the list.";
      case STATE -> "Enter the full name of a US state.";
      case PAIN_SCORE -> "Enter a pain score such as 4/10 or 4-6/10.";
      case PAGES -> "Enter page numbers such as 60 or 58-60, 98.";
      case QUANTITY, TEXT, GROUP -> "This value can't be read.";
    };
  }

  private static String date(String typed) {
    Matcher parts = NUMERIC.matcher(typed);
    if (!parts.matches()) {
      return "";
    }
    int month = Integer.parseInt(parts.group(1));
    int day = Integer.parseInt(parts.group(2));
    if (month < 1 || month > 12) {
      return "There's no month " + month + ". ";
    }
    if (parts.group(3).length() == 3 || parts.group(3).length() == 1) {
      return "There's no year " + parts.group(3) + ". ";
    }
    int year = Integer.parseInt(parts.group(3));
    boolean tooLate = day < 1 || day > YearMonth.of(Math.max(year, 1), month).lengthOfMonth();
    return tooLate ? "That month has no day " + day + ". " : "That date can't be real. ";
  }
}
