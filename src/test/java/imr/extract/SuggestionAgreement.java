package imr.extract;

import imr.annotation.Annotation;
import imr.annotation.AnnotationSet;
import imr.annotation.Answer;
import imr.annotation.Evidence;
import imr.annotation.Provenance;
import imr.annotation.Target;
import imr.annotation.Value;
import imr.extract.GoldLetters.GoldValue;
import imr.letter.LetterText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Compares suggestions with gold records by the strict rule of the schema ("How agreement is
 * counted"): counts per field, and whether each suggestion was right.
 */
final class SuggestionAgreement {
  private final Map<String, int[]> counts = new TreeMap<>();
  private final List<Verdict> verdicts = new ArrayList<>();

  /** A suggestion's rule and confidence, and whether the gold record agrees. */
  record Verdict(String rule, double confidence, boolean right) {}

  void add(GoldLetters.Gold gold, AnnotationSet suggested) {
    LetterText text = gold.letter().text();
    List<Annotation> own =
        suggested.all().stream().filter(a -> a.target().subject().isEmpty()).toList();
    compare(GoldLetters.values(gold.record()), own, text);
    items(GoldLetters.items(gold.record()), suggested, text);
  }

  private void items(List<List<GoldValue>> gold, AnnotationSet suggested, LetterText text) {
    List<String> ids =
        suggested.entries(Target.LETTER, FieldIds.ITEMS).stream()
            .map(a -> a.target().entry())
            .toList();
    int next = 0;
    for (String id : ids) {
      List<Annotation> said = suggested.within(id);
      int at = overlapping(gold, next, said, text);
      boolean aligned = at >= next;
      while (aligned && next < at) {
        compare(gold.get(next++), List.of(), text);
      }
      compare(aligned ? gold.get(next++) : List.of(), said, text);
    }
    while (next < gold.size()) {
      compare(gold.get(next++), List.of(), text);
    }
  }

  private static int overlapping(
      List<List<GoldValue>> gold, int from, List<Annotation> said, LetterText text) {
    Optional<Evidence> request =
        said.stream()
            .filter(a -> a.target().field().equals(FieldIds.REQUEST))
            .flatMap(a -> a.evidence().stream())
            .findFirst();
    for (int i = from; request.isPresent() && i < gold.size(); i++) {
      int start = text.toCodePoints(request.get().span().start());
      int end = text.toCodePoints(request.get().span().end());
      boolean meets =
          gold.get(i).stream()
              .anyMatch(
                  v -> v.field().equals("items.request") && v.start() < end && start < v.end());
      if (meets) {
        return i;
      }
    }
    return -1;
  }

  private void compare(List<GoldValue> gold, List<Annotation> said, LetterText text) {
    List<GoldValue> open = new ArrayList<>(gold);
    for (Annotation annotation : said) {
      String field = annotation.target().field().path();
      switch (annotation.answer()) {
        case Answer.Stated stated -> {
          boolean right = took(open, field, stated, text);
          counts.computeIfAbsent(field, f -> new int[3])[right ? 0 : 1]++;
          verdict(annotation, right);
        }
        case Answer.Absent absent ->
            verdict(annotation, gold.stream().noneMatch(g -> g.field().startsWith(field)));
        case Answer.GroupEntry entry -> {}
      }
    }
    open.forEach(g -> counts.computeIfAbsent(g.field(), f -> new int[3])[2]++);
  }

  /** Removes the first matching value from the remaining ones. */
  private static boolean took(
      List<GoldValue> open, String field, Answer.Stated stated, LetterText text) {
    for (int i = 0; i < open.size(); i++) {
      if (matches(open.get(i), field, stated, text)) {
        open.remove(i);
        return true;
      }
    }
    return false;
  }

  private static boolean matches(
      GoldValue gold, String field, Answer.Stated stated, LetterText text) {
    boolean judgedAlone = field.equals("items.category") || field.endsWith(".family");
    String value = stated.value().known().orElse("").toLowerCase(Locale.ROOT);
    boolean sameValue =
        stated.value() instanceof Value.Unreal
            ? gold.value().isEmpty() || gold.value().equals("null")
            : value.equals(gold.value());
    boolean sameSpan =
        stated
            .evidence()
            .filter(e -> text.toCodePoints(e.span().start()) == gold.start())
            .filter(e -> text.toCodePoints(e.span().end()) == gold.end())
            .isPresent();
    return gold.field().equals(field) && sameValue && (judgedAlone || sameSpan);
  }

  private void verdict(Annotation annotation, boolean right) {
    if (annotation.provenance() instanceof Provenance.Program by) {
      verdicts.add(new Verdict(by.rule(), by.confidence(), right));
    }
  }

  List<Verdict> verdicts() {
    return verdicts;
  }

  /** Returns F1 per field, and the micro-average over all fields under {@code all}. */
  Map<String, Double> f1() {
    Map<String, Double> f1 = new TreeMap<>();
    int[] sum = new int[3];
    counts.forEach(
        (field, c) -> {
          f1.put(field, f1(c));
          for (int i = 0; i < 3; i++) {
            sum[i] += c[i];
          }
        });
    f1.put("all", f1(sum));
    return f1;
  }

  private static double f1(int[] c) {
    return 2.0 * c[0] / Math.max(1, 2 * c[0] + c[1] + c[2]);
  }

  /** Returns the number of right suggestions and of all suggestions per rule. */
  Map<String, int[]> byRule() {
    Map<String, int[]> rules = new HashMap<>();
    for (Verdict verdict : verdicts) {
      int[] count = rules.computeIfAbsent(verdict.rule(), r -> new int[2]);
      count[0] += verdict.right() ? 1 : 0;
      count[1]++;
    }
    return rules;
  }
}
