package imr.exchange;

import imr.annotation.Annotation;
import imr.annotation.Answer;
import imr.annotation.Change;
import imr.annotation.Evidence;
import imr.annotation.FieldId;
import imr.annotation.Gesture;
import imr.annotation.Provenance;
import imr.annotation.Status;
import imr.annotation.Target;
import imr.annotation.Value;
import imr.letter.LetterText;
import imr.letter.Span;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The ledger of one letter as lines of JSON, one gesture a line, in order; offsets in code points.
 *
 * <p>A change tells what stands at its target afterwards; what stood before is what the gestures
 * before it say. A change without {@code says} takes away what stood there.
 */
public final class LedgerFile {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  /** A letter that was worked on for a day has some hundred. */
  private static final int MOST_GESTURES = 20_000;

  private final LetterText text;

  /**
   * @param text the letter that the ledgers are about
   */
  public LedgerFile(LetterText text) {
    this.text = text;
  }

  /** What reading gives. */
  public sealed interface Reading {
    record Read(List<Gesture> ledger) implements Reading {}

    /** The lines are no ledger of this letter; the sentence quotes nothing of it. */
    record Refused(String why) implements Reading {}
  }

  /** All gestures, each line with its end. */
  public String lines(List<Gesture> ledger) {
    StringBuilder lines = new StringBuilder();
    ledger.forEach(g -> lines.append(JSON.writeValueAsString(gesture(g))).append('\n'));
    return lines.toString();
  }

  private ObjectNode gesture(Gesture gesture) {
    ObjectNode node = NODES.objectNode();
    node.put("number", gesture.number());
    node.put("what", gesture.what());
    node.put("author", gesture.author());
    node.put("at", gesture.at().toString());
    if (gesture.undoes() > 0) {
      node.put("undoes", gesture.undoes());
    }
    if (gesture.redoes() > 0) {
      node.put("redoes", gesture.redoes());
    }
    var changes = node.putArray("changes");
    gesture.changes().forEach(c -> changes.add(change(c)));
    return node;
  }

  private ObjectNode change(Change change) {
    ObjectNode node = NODES.objectNode();
    node.put("field", change.target().field().path());
    putUnlessEmpty(node, "subject", change.target().subject());
    putUnlessEmpty(node, "entry", change.target().entry());
    change.after().ifPresent(a -> node.set("says", annotation(a)));
    return node;
  }

  private static void putUnlessEmpty(ObjectNode node, String key, String words) {
    if (!words.isEmpty()) {
      node.put(key, words);
    }
  }

  private ObjectNode annotation(Annotation annotation) {
    ObjectNode node = NODES.objectNode();
    switch (annotation.answer()) {
      case Answer.Absent() -> node.put("answer", "absent");
      case Answer.Entry() -> node.put("answer", "entry");
      case Answer.Stated(Value value, Optional<Evidence> evidence) -> {
        node.put("answer", "stated");
        switch (value) {
          case Value.Known(String normal) -> node.put("value", normal);
          case Value.Unreal() -> node.putNull("value");
          case Value.Unread(String typed) -> node.put("typed", typed);
        }
        evidence.ifPresent(e -> place(node, e));
      }
    }
    node.put("status", annotation.status().name().toLowerCase(Locale.ROOT));
    switch (annotation.provenance()) {
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

  private void place(ObjectNode node, Evidence evidence) {
    node.put("text", evidence.quote());
    node.put("start", text.toCodePoints(evidence.span().start()));
    node.put("end", text.toCodePoints(evidence.span().end()));
  }

  /**
   * Reads a ledger from its first gesture on. Refused where a line is no gesture, where numbers do
   * not follow each other from 1, and where a quote does not stand at its place in the letter.
   */
  public Reading read(String lines) {
    Map<Target, Annotation> said = new HashMap<>();
    List<Gesture> ledger = new ArrayList<>();
    for (String line : lines.lines().limit(MOST_GESTURES + 1L).toList()) {
      if (ledger.size() == MOST_GESTURES) {
        return new Reading.Refused("gesture %d is one too many".formatted(MOST_GESTURES + 1));
      }
      try {
        Gesture gesture = gesture(JSON.readTree(line), said);
        if (gesture.number() != ledger.size() + 1) {
          return new Reading.Refused("gesture %d is missing".formatted(ledger.size() + 1));
        }
        ledger.add(gesture);
      } catch (JacksonException
          | IllegalArgumentException
          | IndexOutOfBoundsException
          | DateTimeException broken) {
        // Their words may quote the letter.
        return new Reading.Refused("gesture %d cannot be read".formatted(ledger.size() + 1));
      }
    }
    return new Reading.Read(List.copyOf(ledger));
  }

  private Gesture gesture(JsonNode node, Map<Target, Annotation> said) {
    List<Change> changes = new ArrayList<>();
    for (JsonNode change : node.path("changes")) {
      changes.add(change(change, said));
    }
    return new Gesture(
        node.path("number").asInt(0),
        words(node, "what"),
        words(node, "author"),
        Instant.parse(words(node, "at")),
        changes,
        node.path("undoes").asInt(0),
        node.path("redoes").asInt(0));
  }

  private Change change(JsonNode node, Map<Target, Annotation> said) {
    Target target =
        new Target(
            node.path("subject").asString(""),
            new FieldId(words(node, "field")),
            node.path("entry").asString(""));
    Optional<Annotation> after =
        Optional.of(node.path("says"))
            .filter(JsonNode::isObject)
            .map(says -> annotation(target, says));
    Optional<Annotation> before = Optional.ofNullable(said.remove(target));
    after.ifPresent(a -> said.put(target, a));
    return new Change(target, before, after);
  }

  private Annotation annotation(Target target, JsonNode node) {
    Status status = Status.valueOf(words(node, "status").toUpperCase(Locale.ROOT));
    return new Annotation(target, answer(node), status, provenance(node));
  }

  private Answer answer(JsonNode node) {
    return switch (words(node, "answer")) {
      case "absent" -> new Answer.Absent();
      case "entry" -> new Answer.Entry();
      case "stated" -> new Answer.Stated(value(node), evidence(node));
      case String _ -> throw new IllegalArgumentException("no answer");
    };
  }

  private static Value value(JsonNode node) {
    if (node.has("typed")) {
      return new Value.Unread(words(node, "typed"));
    }
    return node.path("value").isNull() ? new Value.Unreal() : Value.of(words(node, "value"));
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
    if (!words.isString()) {
      throw new IllegalArgumentException("no " + key);
    }
    return words.asString();
  }
}
