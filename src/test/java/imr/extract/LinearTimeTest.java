package imr.extract;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Tests that extraction takes twice as long for twice the text, whatever word, phrase, or line is
 * repeated: the rules' own vocabulary, in every section of a letter and with every punctuation mark
 * between.
 */
final class LinearTimeTest {
  private static final int SIZE = 40_000;

  /** The short version tests every 40th term, cycling through sections and marks. */
  private static final int EVERY = 40;

  private static final List<String> FILES =
      List.of(
          "drugs.txt",
          "treatments.txt",
          "body-parts.txt",
          "entries.txt",
          "specialties.txt",
          "mtus-chapters.txt",
          "drug-names.txt");
  private static final List<String> MARKS = List.of(", ", " ", ". ", " and ", "; ", "\n");
  private static final List<String> PHRASES =
      List.of(
          "injured",
          "injured, ",
          "request for authorization dated 1/2/2015",
          "request was received on 1/2/2015",
          "denied on 1/2/2015 and",
          "RFA 1/2/2015",
          "diagnosed with pain",
          "diagnoses include knee pain",
          "1. pain 2. gout",
          "treatment to date has included rest",
          "underwent surgery and",
          "was given a brace,",
          "massage had failed",
          "status post fusion",
          "medications include Zyx",
          "mechanism of injury",
          "when he fell",
          "4 out of 10",
          "5/10 to",
          "Decision based on MTUS Knee Complaints 2004",
          "Non-MTUS Citation ODG",
          "and ODG",
          "ODG: Knee. ",
          "Page(s): 12,",
          "Section(s): Canes, and Hip and Groin 2011",
          "not medically necessary",
          "if medically necessary",
          "not",
          ": Upheld Claims Administrator guideline:",
          "Decision rationale:",
          "the original request",
          "leaving the original request",
          "was authorized",
          "Soma 5%/",
          "#60",
          "QTY: 6",
          "2x6",
          "12 sessions of",
          "right and left",
          "L4-5,",
          "(",
          "((",
          "[",
          "\"",
          "/",
          "-",
          "IMR ISSUES, DECISIONS AND RATIONALES\n",
          "Clinical  Case Summary\n",
          "1) Regarding the request for",
          "Case Number: 13-1",
          "Date Assigned:",
          "board certified in",
          "licensed to practice in Texas and",
          "40 year old",
          "MS");

  private static String letter(int part, String words) {
    return (part == 0 ? words : "")
        + "\nHOW THE IMR FINAL DETERMINATION WAS MADE\n"
        + (part == 1 ? words : "")
        + "\nCLINICAL CASE SUMMARY \n"
        + (part == 2 ? words : "Seen.")
        + " \n \nIMR ISSUES, DECISIONS AND RATIONALES \nSome words. \n \n"
        + (part == 3 ? words : "Cane")
        + ": Upheld \n \nClaims Administrator guideline: "
        + (part == 4 ? words : "Decision based on ODG.")
        + " \n \nMAXIMUS guideline: Decision based on ODG. \n \nDecision rationale: "
        + (part == 5 ? words : "It is not medically necessary.")
        + " \n";
  }

  /** The sections of a letter, and a letter without any. */
  private static final int PARTS = 7;

  private static boolean linear(int part, String unit) {
    return LinearTimeCheck.holds(size -> text(part, unit.repeat(size / unit.length())), SIZE);
  }

  private static String text(int part, String words) {
    return part == PARTS - 1 ? words : letter(part, words);
  }

  private static List<String> vocabulary() {
    TreeSet<String> terms = new TreeSet<>();
    FILES.forEach(f -> VocabularyFile.read(f).values().forEach(terms::addAll));
    VocabularyFile.words("cues.txt").values().forEach(terms::addAll);
    VocabularyFile.rows("mtus-chapters.tsv").forEach(row -> terms.add(row.get(2)));
    return List.copyOf(terms);
  }

  @Test
  void everyPhraseOfTheFormsIsReadInLinearTime() {
    List<String> slow = new ArrayList<>();
    for (String phrase : PHRASES) {
      for (int part = 0; part < PARTS; part++) {
        String unit = phrase + MARKS.get(part % MARKS.size());
        if (!linear(part, unit)) {
          slow.add(part + ": " + unit);
        }
      }
    }
    assertEquals(List.of(), slow);
  }

  @Test
  void theVocabularyIsReadInLinearTime() {
    assertEquals(List.of(), slowTerms(EVERY, 1));
  }

  @Test
  @Tag("long")
  void everyTermInEveryPartIsReadInLinearTime() {
    assertEquals(List.of(), slowTerms(1, PARTS));
  }

  private static List<String> slowTerms(int every, int parts) {
    List<String> terms = vocabulary();
    List<String> slow = new ArrayList<>();
    for (int i = 0; i < terms.size(); i += every) {
      for (int k = 0; k < parts; k++) {
        int part = parts == 1 ? i / every % PARTS : k;
        String unit = terms.get(i) + MARKS.get((i / every / PARTS + k) % MARKS.size());
        if (!linear(part, unit)) {
          slow.add(part + ": " + unit);
        }
      }
    }
    return slow;
  }
}
