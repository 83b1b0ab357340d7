package imr.wording;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.languagetool.JLanguageTool;
import org.languagetool.Languages;
import org.languagetool.rules.RuleMatch;
import org.languagetool.rules.spelling.SpellingCheckRule;

/**
 * Runs LanguageTool over everything that users read, and prints its findings. Run it with {@code
 * mvn -Pgrammar test-compile exec:exec@grammar}; the profile downloads LanguageTool.
 */
public final class GrammarCheck {
  /** Rules that don't fit labels, parts of sentences, and code. */
  private static final List<String> OFF =
      List.of(
          "UPPERCASE_SENTENCE_START",
          "EN_UNPAIRED_QUOTES",
          "EN_UNPAIRED_BRACKETS",
          "WHITESPACE_RULE",
          "COMMA_PARENTHESIS_WHITESPACE",
          "SENTENCE_WHITESPACE",
          "CONSECUTIVE_SPACES",
          "DATE_NEW_YEAR",
          "ALL_UPPERCASE",
          "ENGLISH_WORD_REPEAT_BEGINNING_RULE",
          "DASH_RULE",
          "MULTIPLICATION_SIGN",
          "ARROWS");

  private static final List<String> TERMS =
      List.of(
          "ACOEM",
          "brat",
          "doccano",
          "LangExtract",
          "spaCy",
          "CoNLL",
          "INCEpTION",
          "UIMA",
          "XMI",
          "cassis",
          "IMR",
          "MTUS",
          "ODG",
          "RFA",
          "NSAID",
          "DME",
          "F1",
          "unreviewed",
          "Unreviewed",
          "reopen",
          "Reopen",
          "reopens",
          "LidoPro",
          "Norco",
          "Medrol",
          "Toradol",
          "WK",
          "WKS",
          "electrodiagnostic",
          "prosthetics",
          "orthotics",
          "chiropractic",
          "interferential",
          "Chirophysio",
          "cockup",
          "initializer",
          "subcommand",
          "stdout",
          "kappa",
          "LLM",
          "gm");

  private GrammarCheck() {}

  /** Prints each finding once, with the number of findings at the end. */
  public static void main(String... args) throws IOException {
    JLanguageTool tool = new JLanguageTool(Languages.getLanguageForShortCode("en-US"));
    OFF.forEach(tool::disableRule);
    tool.getAllActiveRules().stream()
        .filter(SpellingCheckRule.class::isInstance)
        .map(SpellingCheckRule.class::cast)
        .forEach(rule -> rule.acceptPhrases(TERMS));
    tool.getAllActiveRules().stream()
        .filter(SpellingCheckRule.class::isInstance)
        .map(SpellingCheckRule.class::cast)
        .forEach(rule -> rule.addIgnoreTokens(TERMS));
    Map<String, String> texts = new LinkedHashMap<>();
    UserStrings.all().forEach(text -> texts.putIfAbsent(readable(text.words()), text.place()));
    Set<String> places = Set.copyOf(texts.values());
    int findings = 0;
    for (Map.Entry<String, String> text : texts.entrySet()) {
      for (RuleMatch match : tool.check(text.getKey())) {
        findings++;
        System.out.println(line(text.getValue(), text.getKey(), match));
      }
    }
    System.out.printf(
        "%,d strings in %,d files, %,d findings%n", texts.size(), places.size(), findings);
  }

  /** Placeholders as a name, so that sentences stay sentences. */
  private static String readable(String words) {
    return words
        .replaceAll("\\{key:[^}]*}", "F9")
        .replaceAll("\\]\\([^)]*\\)", "")
        .replaceAll("[*`\\[]|^#+ |^- ", "")
        .replaceAll("%(\\d\\$)?,?d", "12")
        .replaceAll("%(\\d\\$)?[.\\d]*[sf]", "Item")
        .replace("%%", "%");
  }

  private static String line(String place, String text, RuleMatch match) {
    String part = text.substring(match.getFromPos(), match.getToPos());
    return "%s | %s | “%s” | %s | %s"
        .formatted(
            match.getRule().getId(),
            place.substring(place.lastIndexOf('/') + 1),
            part,
            text.length() > 100 ? text.substring(0, 100) + "…" : text,
            match.getSuggestedReplacements().stream().limit(3).toList());
  }
}
