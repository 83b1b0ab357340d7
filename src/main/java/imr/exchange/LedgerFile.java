package imr.exchange;

import imr.annotation.Evidence;
import imr.annotation.FieldId;
import imr.annotation.Provenance;
import imr.annotation.Status;
import imr.annotation.Target;
import imr.ledger.Act;
import imr.ledger.ActRow;
import imr.ledger.AnnotationAfter;
import imr.ledger.AnnotationRow;
import imr.ledger.Author;
import imr.ledger.BatchId;
import imr.ledger.Gesture;
import imr.ledger.GestureRow;
import imr.ledger.Ledger;
import imr.ledger.LedgerBuilder;
import imr.ledger.LegacyDescription;
import imr.letter.LetterText;
import imr.letter.Span;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The ledger of one letter as JSON Lines, one gesture per line, in order; offsets in code points.
 *
 * <p>A change contains the annotation after it; the annotation before it follows from the earlier
 * gestures. A change without {@code says} removes the annotation. Gestures in the first format have
 * {@code what} and {@code author} instead of {@code act} and {@code person} or {@code program}.
 */
public final class LedgerFile {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  /** A letter that was edited for a whole day has several hundred. */
  private static final int MOST_GESTURES = 20_000;

  /** A letter with all lists filled has about 300 values. */
  private static final int MOST_CHANGES = 100_000;

  /** In UTF-16 units. */
  private static final int LONGEST = 1_000_000;

  private static final int LONGEST_NAME = 1000;

  private final LetterText text;

  /**
   * @param text the text of the letter
   */
  public LedgerFile(LetterText text) {
    this.text = text;
  }

  /** The result of reading a ledger. */
  public sealed interface LedgerReadResult {
    /** The ledger was read. */
    record Read(Ledger ledger) implements LedgerReadResult {}

    /**
     * The lines are not a ledger of this letter. The sentence says why and doesn't quote the
     * letter.
     */
    record Refused(String why) implements LedgerReadResult {}
  }

  /** Returns all gestures, each line with its line end. */
  public String lines(Ledger ledger) {
    return ledger.gestures().stream().map(this::line).collect(Collectors.joining());
  }

  /** One gesture, with its line end. */
  public String line(Gesture gesture) {
    return JSON.writeValueAsString(gesture(GestureRow.of(gesture))) + "\n";
  }

  private ObjectNode gesture(GestureRow row) {
    ObjectNode node = NODES.objectNode();
    node.put("number", row.number());
    row.firstForm().ifPresentOrElse(form -> put(node, row, form), () -> put(node, row));
    var changes = node.putArray("changes");
    row.afters().forEach(after -> changes.add(change(after)));
    return node;
  }

  private static void put(ObjectNode node, GestureRow row, LegacyDescription form) {
    node.put("what", form.what());
    node.put("author", form.author());
    node.put("at", row.at().toString());
    if (form.undoes() > 0) {
      node.put("undoes", form.undoes());
    }
    if (form.redoes() > 0) {
      node.put("redoes", form.redoes());
    }
  }

  private static void put(ObjectNode node, GestureRow row) {
    ActRow act = ActRow.of(row.act());
    ObjectNode on = node.putObject("act");
    on.put("kind", act.kind());
    act.target().ifPresent(target -> put(on, target));
    if (act.number() > 0) {
      on.put("number", act.number());
    }
    putUnlessEmpty(on, "text", act.text());
    row.author()
        .programVersion()
        .ifPresentOrElse(
            version -> node.put("program", row.author().name()).put("version", version),
            () -> node.put("person", row.author().name()));
    node.put("at", row.at().toString());
    row.batch()
        .ifPresent(
            batch ->
                node.putObject("batch")
                    .put("id", batch.id().toString())
                    .put("by", batch.by())
                    .put("letters", batch.letters()));
  }

  private ObjectNode change(AnnotationAfter after) {
    ObjectNode node = NODES.objectNode();
    put(node, after.target());
    after.annotation().ifPresent(a -> node.set("says", annotation(AnnotationRow.of(a))));
    return node;
  }

  private static void put(ObjectNode node, Target target) {
    node.put("field", target.field().path());
    putUnlessEmpty(node, "subject", target.subject());
    putUnlessEmpty(node, "entry", target.entry());
  }

  private static void putUnlessEmpty(ObjectNode node, String key, String words) {
    if (!words.isEmpty()) {
      node.put(key, words);
    }
  }

  private ObjectNode annotation(AnnotationRow row) {
    ObjectNode node = NODES.objectNode();
    node.put("answer", row.kind().isStated() ? "stated" : lowerCase(row.kind()));
    switch (row.kind()) {
      case KNOWN -> node.put("value", row.value());
      case UNREAL -> node.putNull("value");
      case UNREAD -> node.put("typed", row.value());
      case ABSENT, ENTRY -> {}
    }
    row.evidence().ifPresent(e -> place(node, e));
    node.put("status", lowerCase(row.status()));
    switch (row.provenance()) {
      case Provenance.Person(String name, Instant at) -> {
        node.put("person", name);
        node.put("at", at.toString());
      }
      case Provenance.Program(String name, String version, String rule, double confidence) -> {
        node.put("program", name);
        node.put("version", version);
        node.put("rule", rule);
        node.put("confidence", confidence);
      }
    }
    return node;
  }

  private static String lowerCase(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  private void place(ObjectNode node, Evidence evidence) {
    node.put("text", evidence.quote());
    node.put("start", text.toCodePoints(evidence.span().start()));
    node.put("end", text.toCodePoints(evidence.span().end()));
  }

  /**
   * Reads a complete ledger. Refused if a line isn't a gesture, a number is missing, or a quote
   * isn't the letter's text at its span.
   */
  public LedgerReadResult read(String lines) {
    LedgerBuilder ledger = new LedgerBuilder();
    int read = 0;
    int changes = 0;
    for (String line : lines.lines().limit(MOST_GESTURES + 1L).toList()) {
      if (read == MOST_GESTURES) {
        return new LedgerReadResult.Refused("gesture %d is one too many".formatted(read + 1));
      }
      try {
        GestureRow row = gesture(JSON.readTree(line));
        if (row.number() != read + 1) {
          return new LedgerReadResult.Refused("gesture %d is missing".formatted(read + 1));
        }
        ledger.add(row);
        read++;
        changes += row.afters().size();
        if (changes > MOST_CHANGES) {
          return new LedgerReadResult.Refused("gesture %d has too many changes".formatted(read));
        }
      } catch (JacksonException
          | IllegalArgumentException
          | IndexOutOfBoundsException
          | DateTimeException broken) {
        // The exception's message may quote the letter.
        return new LedgerReadResult.Refused("gesture %d can't be read".formatted(read + 1));
      }
    }
    return new LedgerReadResult.Read(ledger.build());
  }

  private GestureRow gesture(JsonNode node) {
    int number = node.path("number").asInt(0);
    Instant at = Instant.parse(words(node, "at"));
    List<AnnotationAfter> afters = node.path("changes").valueStream().map(this::after).toList();
    return node.has("act")
        ? new GestureRow(number, act(node), author(node), at, batch(node), afters, Optional.empty())
        : GestureRow.firstForm(number, firstForm(node), at, afters);
  }

  private static LegacyDescription firstForm(JsonNode node) {
    return new LegacyDescription(
        words(node, "what"),
        words(node, "author"),
        node.path("undoes").asInt(0),
        node.path("redoes").asInt(0));
  }

  private static Act act(JsonNode node) {
    JsonNode act = node.path("act");
    Optional<Target> target = act.has("field") ? Optional.of(target(act)) : Optional.empty();
    return new ActRow(
            words(act, "kind"), target, act.path("number").asInt(0), act.path("text").asString(""))
        .act();
  }

  private static Author author(JsonNode node) {
    for (String key : List.of("program", "version", "person")) {
      if (node.path(key).asString("").length() > LONGEST_NAME) {
        throw new IllegalArgumentException("a name that nobody has");
      }
    }
    return node.has("program")
        ? new Author.Program(words(node, "program"), words(node, "version"))
        : new Author.Person(words(node, "person"));
  }

  private static Optional<BatchId> batch(JsonNode node) {
    return Optional.of(node.path("batch"))
        .filter(JsonNode::isObject)
        .map(
            batch ->
                new BatchId(
                    UUID.fromString(words(batch, "id")),
                    words(batch, "by"),
                    batch.path("letters").asInt(0)));
  }

  private AnnotationAfter after(JsonNode node) {
    Target target = target(node);
    return new AnnotationAfter(
        target,
        Optional.of(node.path("says"))
            .filter(JsonNode::isObject)
            .map(says -> annotation(says).at(target)));
  }

  private static Target target(JsonNode node) {
    return new Target(
        node.path("subject").asString(""),
        new FieldId(words(node, "field")),
        node.path("entry").asString(""));
  }

  private AnnotationRow annotation(JsonNode node) {
    AnnotationRow.Kind kind = kind(node);
    String value =
        switch (kind) {
          case KNOWN -> words(node, "value");
          case UNREAD -> words(node, "typed");
          case UNREAL, ABSENT, ENTRY -> "";
        };
    Status status = Status.valueOf(words(node, "status").toUpperCase(Locale.ROOT));
    return new AnnotationRow(
        kind, value, kind.isStated() ? evidence(node) : Optional.empty(), status, provenance(node));
  }

  private static AnnotationRow.Kind kind(JsonNode node) {
    return switch (words(node, "answer")) {
      case "absent" -> AnnotationRow.Kind.ABSENT;
      case "entry" -> AnnotationRow.Kind.ENTRY;
      case "stated" ->
          node.has("typed")
              ? AnnotationRow.Kind.UNREAD
              : node.path("value").isNull() ? AnnotationRow.Kind.UNREAL : AnnotationRow.Kind.KNOWN;
      case String _ -> throw new IllegalArgumentException("no answer");
    };
  }

  private Optional<Evidence> evidence(JsonNode node) {
    if (!node.has("text")) {
      return Optional.empty();
    }
    int start = text.fromCodePoints(node.path("start").asInt(-1));
    int end = text.fromCodePoints(node.path("end").asInt(-1));
    Evidence evidence = new Evidence(new Span(start, end), words(node, "text"));
    if (!evidence.holdsIn(text)) {
      throw new IllegalArgumentException("a quote that the letter does not have there");
    }
    return Optional.of(evidence);
  }

  private static Provenance provenance(JsonNode node) {
    return node.has("person")
        ? new Provenance.Person(words(node, "person"), Instant.parse(words(node, "at")))
        : new Provenance.Program(
            words(node, "program"),
            words(node, "version"),
            words(node, "rule"),
            node.path("confidence").asDouble(-1));
  }

  private static String words(JsonNode node, String key) {
    JsonNode words = node.path(key);
    if (!words.isString() || words.asString().length() > LONGEST) {
      throw new IllegalArgumentException("no " + key);
    }
    return words.asString();
  }
}
