package imr.exchange;

import imr.annotation.Annotation;
import imr.annotation.Answer;
import imr.annotation.Evidence;
import imr.annotation.Provenance;
import imr.annotation.Status;
import imr.annotation.Value;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/**
 * The provenance of a value, as included in all exports.
 *
 * @param author the person who decided, or else the program that suggested the value
 * @param at when that person decided; empty for a suggestion
 * @param rule the extraction rule of the suggestion, even if a person decided later
 * @param confidence of that suggestion, from 0 to 1
 * @param suggested the suggested value, if a person corrected it
 */
record ValueOrigin(
    Status status,
    String author,
    Optional<Instant> at,
    Optional<String> rule,
    OptionalDouble confidence,
    Optional<Answer.Stated> suggested) {

  /** The keys of {@link #words} in order; also the names of columns, attributes, and features. */
  static final List<String> KEYS =
      List.of("status", "author", "at", "rule", "confidence", "suggested");

  /** The line ends recognized by line-based tools such as brat. */
  static final Pattern LINE_ENDS =
      Pattern.compile("[\\n\\r\\f\\u000B\\u001C-\\u001E\\u0085\\u2028\\u2029]");

  static ValueOrigin of(Annotation annotation, Optional<Annotation> suggestion) {
    Optional<Provenance.Program> told =
        Stream.concat(Stream.of(annotation), suggestion.stream())
            .filter(a -> annotation.status() != Status.ADDED)
            .map(Annotation::provenance)
            .filter(Provenance.Program.class::isInstance)
            .map(Provenance.Program.class::cast)
            .findFirst();
    return new ValueOrigin(
        annotation.status(),
        author(annotation.provenance()),
        annotation.provenance() instanceof Provenance.Person person
            ? Optional.of(person.at())
            : Optional.empty(),
        told.map(Provenance.Program::rule).filter(rule -> !rule.isBlank()),
        told.map(p -> OptionalDouble.of(Math.round(p.confidence() * 10_000) / 10_000.0))
            .orElse(OptionalDouble.empty()),
        suggestion
            .filter(_ -> annotation.status() == Status.CORRECTED)
            .map(Annotation::answer)
            .filter(Answer.Stated.class::isInstance)
            .map(Answer.Stated.class::cast));
  }

  private static String author(Provenance by) {
    return switch (by) {
      case Provenance.Person person -> person.name();
      case Provenance.Program program -> (program.name() + " " + program.version()).strip();
    };
  }

  /** Returns, for example, {@code corrected}. */
  String statusWord() {
    return status.name().toLowerCase(Locale.ROOT);
  }

  boolean decided() {
    return status != Status.SUGGESTED;
  }

  /** Returns the suggestion as a string: its normalized value, or else its quote. */
  Optional<String> suggestedWords() {
    return suggested.flatMap(
        s -> s.value().known().or(() -> s.evidence().map(Evidence::quote)).or(() -> shown(s)));
  }

  private static Optional<String> shown(Answer.Stated stated) {
    return Optional.of(stated.value()).map(Value::shown).filter(w -> !w.isBlank());
  }

  /** Returns all known properties as strings, keyed by {@link #KEYS}. */
  Map<String, String> words() {
    Map<String, String> words = new LinkedHashMap<>();
    words.put("status", statusWord());
    words.put("author", author);
    at.ifPresent(time -> words.put("at", time.toString()));
    rule.ifPresent(r -> words.put("rule", r));
    confidence.ifPresent(c -> words.put("confidence", Double.toString(c)));
    suggestedWords().ifPresent(s -> words.put("suggested", s));
    return words;
  }

  /** Returns a single line: {@code status: corrected; author: Ana; …; suggested: 40}. */
  String line() {
    return words().entrySet().stream()
        .map(e -> e.getKey() + ": " + LINE_ENDS.matcher(e.getValue()).replaceAll(" "))
        .collect(Collectors.joining("; "));
  }

  /** Adds {@link #words} to a JSON object, with the confidence as a number. */
  void putInto(ObjectNode node) {
    words()
        .forEach(
            (key, value) -> {
              if (key.equals("confidence")) {
                node.put(key, confidence.orElse(0));
              } else {
                node.put(key, value);
              }
            });
  }
}
