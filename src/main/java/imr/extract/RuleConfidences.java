package imr.extract;

import imr.annotation.Provenance;
import java.util.HashMap;
import java.util.Map;

/**
 * The accuracy of each rule, from {@code confidence.txt}, which the calibration program in the
 * tests writes. Unknown rules get a confidence of 0.5.
 */
final class RuleConfidences {
  private static final double UNSEEN = 0.5;
  private final Map<String, Provenance.Program> byRule = new HashMap<>();

  static RuleConfidences shipped() {
    RuleConfidences table = new RuleConfidences();
    VocabularyFile.read("confidence.txt")
        .forEach((confidence, rules) -> table.add(Double.parseDouble(confidence), rules));
    return table;
  }

  private void add(double confidence, Iterable<String> rules) {
    rules.forEach(rule -> byRule.put(rule, program(rule, confidence)));
  }

  private static Provenance.Program program(String rule, double confidence) {
    return new Provenance.Program(Extractor.NAME, Extractor.VERSION, rule, confidence);
  }

  /** Returns the provenance for suggestions by a rule, with its confidence. */
  Provenance.Program of(String rule) {
    Provenance.Program known = byRule.get(rule);
    return known == null ? program(rule, UNSEEN) : known;
  }
}
