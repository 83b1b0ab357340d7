package imr.annotation;

import imr.letter.CleanText;
import imr.letter.LetterText;
import imr.letter.Span;
import java.util.Optional;

/**
 * Finds values that differ from what their highlighted text means, such as an age of 71 that
 * highlights {@code 51}. Because a code may depend on words before its highlight ({@code cannot be
 * deemed medically necessary}), its text is read from the start of the sentence. A code that
 * classifies another field's value is reported only if the text names a different code.
 */
final class HighlightChecks {
  static final String ID = "highlight-differs";

  /** How far before a code's highlight the deciding words may start, in UTF-16 units. */
  private static final int BEFORE = 120;

  private static final int LONGEST_QUOTE = 60;

  private final Schema schema;
  private final LetterText text;
  private final ValueReader reader;

  /**
   * @param reader must read two-digit years in the same way as the record's reader
   */
  HighlightChecks(Schema schema, LetterText text, ValueReader reader) {
    this.schema = schema;
    this.text = text;
    this.reader = reader;
  }

  /** Returns the warning about one value, which depends on nothing else in the record. */
  Optional<Check> of(Annotation annotation) {
    return Optional.of(annotation)
        .filter(Annotation::counts)
        .flatMap(a -> schema.find(a.target().field()).flatMap(f -> check(f, a)));
  }

  private Optional<Check> check(Field field, Annotation annotation) {
    return annotation
        .evidence()
        .filter(e -> e.holdsIn(text))
        .filter(e -> annotation.value().filter(v -> differs(field, v, e)).isPresent())
        .map(e -> new Check(ID, sentence(field, annotation, e), annotation.target()));
  }

  private boolean differs(Field field, Value value, Evidence evidence) {
    if (value instanceof Value.Unread) {
      return false; // An unreadable value is reported at the field anyway.
    }
    Value read = reader.read(field, CleanText.words(evidence.quote()));
    if (value.equals(read) || sameWords(value, read)) {
      return false;
    }
    return field.type() != Field.Type.CODE || codeDiffers(field, value, read, evidence);
  }

  private static boolean sameWords(Value value, Value read) {
    return value.known().flatMap(v -> read.known().filter(v::equalsIgnoreCase)).isPresent();
  }

  private boolean codeDiffers(Field field, Value value, Value read, Evidence evidence) {
    if (field.sameSpanAs().isPresent()) {
      boolean named =
          read.known().filter(c -> !field.otherwise().equals(Optional.of(c))).isPresent();
      return named;
    }
    boolean readable = field.codes().stream().anyMatch(c -> !c.words().isEmpty());
    String sentence = CleanText.words(text.quote(widened(evidence.span()))).replace('-', ' ');
    return readable && !reader.read(field, sentence).equals(value);
  }

  /** Expands a span to the start of its sentence, at most {@link #BEFORE} units. */
  private Span widened(Span span) {
    String canonical = text.canonical();
    int start = span.start();
    int first = Math.max(0, start - BEFORE);
    while (start > first && !stop(canonical, start - 1)) {
      start--;
    }
    return new Span(start, span.end());
  }

  private static boolean stop(String canonical, int at) {
    return canonical.charAt(at) == '.'
        && at + 1 < canonical.length()
        && Character.isWhitespace(canonical.charAt(at + 1));
  }

  private static String sentence(Field field, Annotation annotation, Evidence evidence) {
    String quote = ValueReader.singleSpaced(evidence.quote());
    return "%s %s differs from the highlighted text “%s”."
        .formatted(
            field.label(),
            annotation.value().map(v -> shown(field, v)).orElse(""),
            shortened(quote));
  }

  private static String shown(Field field, Value value) {
    String words = field.labelOf(value.shown());
    return words.isEmpty()
        ? "(not a real date)"
        : shortened(field.type() == Field.Type.DATE ? UsDate.of(words) : words);
  }

  private static String shortened(String words) {
    return words.length() <= LONGEST_QUOTE ? words : words.substring(0, LONGEST_QUOTE - 1) + "…";
  }
}
