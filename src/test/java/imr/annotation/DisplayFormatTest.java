package imr.annotation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class DisplayFormatTest {
  @Test
  void datesAndTimesReadAsAmericansWriteThem() {
    assertEquals(
        "Nov 21, 2026, 2:05 PM",
        DisplayFormat.dateTime(
            Instant.parse("2026-11-21T22:05:59Z"), ZoneId.of("America/Los_Angeles")));
    assertEquals("Nov 1, 2026", DisplayFormat.date(LocalDate.of(2026, 11, 1)));
    assertEquals("12:00 AM", DisplayFormat.time(LocalTime.MIDNIGHT));
    assertEquals("12/01/2016", DisplayFormat.letterDate(LocalDate.of(2016, 12, 1)));
  }

  @Test
  void monthsAreNamed() {
    assertEquals("Nov 2026", DisplayFormat.month(java.time.YearMonth.of(2026, 11)));
  }

  @Test
  void percentsHaveNoSpaceAndSayAllOrNothingOnlyWhereItIsSo() {
    assertEquals(
        List.of("0%", "1%", "50%", "98%", "99%", "100%"),
        DoubleStream.of(0, 0.001, 0.5, 0.978, 0.999, 1).mapToObj(DisplayFormat::percent).toList());
  }

  @Test
  void countsHaveACommaAndTheRightForm() {
    assertEquals(
        List.of("0 letters", "1 letter", "1,480 letters"),
        LongStream.of(0, 1, 1480).mapToObj(n -> DisplayFormat.count(n, "letter")).toList());
  }
}
