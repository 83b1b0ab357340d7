package imr.wording;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import imr.wording.UserStrings.Text;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What users read is plain American English: the rules that a machine can hold. */
final class WordingTest {
  private static final List<Text> ALL = UserStrings.all();

  private static final Pattern BRITISH =
      words(
          "colour\\w*|grey|behaviour\\w*|favou?rite|licence\\w*|centre|cancelled|cancelling|labelled|learnt"
              + "|catalogue\\w*|whilst|analys(?:e|ed|ing)|\\w+is(?:ation|ations)|recognis\\w+"
              + "|normalis\\w+|organis\\w+|summaris\\w+|judgement|programme");

  /** Names in files, databases, and folders of all versions, which keep them. */
  private static final Set<String> IN_FILES = Set.of("recognised", "colour", "catalogue");

  /** Words of the earlier wording that have one plain term now. */
  private static final Pattern FORMER =
      words(
          "struck out|strikes? out|taken away|takes? away|put back|puts back|taken? back|takes back"
              + "|had back|anew|held against|bulk|own fields?|verbs?|the sheet|a sheet|the desk"
              + "|on the desk|comes? in|came in|brings? in|bring more in|taken? in|takes in"
              + "|written out|went on|gone on|goes on|somebody|whoever|all the same|needs? eyes"
              + "|of its own|at will|as it was|as they were|as it stands|sure values"
              + "|says? of");

  private static final Pattern ARTICLE_FOR_PER =
      words(
          "(?:files?|tables?|lines?|rows?|minutes|keys|keystrokes|columns?|sentences?|tokens?)"
              + " an? (?:letter|file|table|line|row|day|week|field|value|sheet|finished letter)");

  private static final Pattern PERCENT = Pattern.compile("[\\d%][\\u00A0 ]%(?!s|,?d)");
  private static final Pattern DATE =
      Pattern.compile("\\b\\d{1,2}\\.\\d{1,2}\\.\\d{4}|\\bd MMM|HH:mm|dd\\.MM");

  /** Names that are written with capitals. */
  private static final Set<String> NAMES =
      Set.of(
          "IMR",
          "Workbench",
          "JSON",
          "Lines",
          "CSV",
          "Excel",
          "Label",
          "Studio",
          "Hugging",
          "Face",
          "LangExtract",
          "UIMA",
          "CAS",
          "XMI",
          "PDF",
          "Ctrl",
          "Shift",
          "Alt",
          "Enter",
          "Escape",
          "Esc",
          "Tab",
          "Space",
          "Backspace",
          "Delete",
          "Help",
          "Library",
          "MAXIMUS",
          "MTUS",
          "ACOEM",
          "ODG",
          "Independent",
          "Medical",
          "Review",
          "California",
          "American",
          "F1",
          "RFA",
          "UR",
          "DME",
          "NSAID",
          "SHA-256",
          "ID",
          "N",
          "Application",
          "Support",
          "AppData",
          "Roaming",
          "Letter",
          "Inter",
          "SIL",
          "Open",
          "Font",
          "License",
          "I",
          "Cohen's",
          "Wilson",
          "PHI",
          "Gold",
          "Run");

  @Test
  void thereAreStringsToLookAt() {
    assertTrue(ALL.size() > 1_500, () -> "only " + ALL.size());
  }

  @Test
  void spellingIsAmerican() {
    none(t -> BRITISH.matcher(prose(t)).find());
  }

  @Test
  void namesOfOneWordAreAmericanToo() {
    assertEquals(
        List.of(),
        UserStrings.ofOneWord().stream()
            .filter(t -> BRITISH.matcher(t.words()).find() && !IN_FILES.contains(t.words()))
            .toList());
  }

  @Test
  void formerTermsAreGone() {
    none(t -> FORMER.matcher(prose(t)).find());
  }

  @Test
  void perIsNotWrittenAsAnArticle() {
    none(t -> ARTICLE_FOR_PER.matcher(prose(t)).find());
  }

  @Test
  void percentsAndDatesHaveTheirAmericanForm() {
    none(t -> PERCENT.matcher(t.words()).find() || DATE.matcher(t.words()).find());
  }

  @Test
  void labelsAreInSentenceCase() {
    none(t -> !t.place().endsWith(".json") && isLabel(t.words()) && capitals(t.words()) > 0);
  }

  @Test
  void sentencesEnd() {
    none(t -> isSentence(t.words()) && !t.words().strip().matches("(?s).*[.?!:…”)>}]"));
  }

  /** Without code, keys, links, and ids. */
  private static String prose(Text text) {
    return text.words().replaceAll("`[^`]*`|“[^”]*”|\\{key:[^}]*}|\\]\\([^)]*\\)|\\$s", " ");
  }

  private static boolean isLabel(String words) {
    return words.matches("\\p{Lu}[\\p{L}' -]+…?") && words.split(" ", -1).length <= 6;
  }

  private static long capitals(String label) {
    return Stream.of(label.replace("…", "").split(" ", -1))
        .skip(1)
        .filter(w -> w.matches("\\p{Lu}.*\\p{Ll}.*") && !NAMES.contains(w))
        .count();
  }

  /** Two sentences or more; a part of a longer string ends with a space. */
  private static boolean isSentence(String words) {
    return words.matches("(?s)\\p{Lu}.*[a-z][.?!] \\p{Lu}.*") && !words.endsWith(" ");
  }

  private static Pattern words(String alternatives) {
    return Pattern.compile("\\b(?:" + alternatives + ")\\b", Pattern.CASE_INSENSITIVE);
  }

  private static void none(Predicate<Text> fault) {
    assertEquals(List.of(), ALL.stream().filter(fault).toList());
  }
}
