package imr.ui.kit;

import imr.annotation.FieldId;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The rules of the annotation guide for each built-in field, with examples, read from the resource
 * {@code fields.txt}. A section starts with {@code =} and the ids of its fields; each further line
 * is a paragraph. {@code {citation}} stands for the section of that name.
 */
public final class AnnotationGuide {
  private static final String RULES = "/imr/help/fields.txt";

  private final Map<String, List<String>> sections;

  private AnnotationGuide(Map<String, List<String>> sections) {
    this.sections = Map.copyOf(sections);
  }

  public static AnnotationGuide read() {
    Map<String, List<String>> sections = new HashMap<>();
    List<String> open = new ArrayList<>();
    for (String line : lines()) {
      if (line.startsWith("=")) {
        List<String> rules = new ArrayList<>();
        Stream.of(line.substring(1).strip().split(" ", -1)).forEach(id -> sections.put(id, rules));
        open = rules;
      } else if (!line.isBlank()) {
        open.add(line);
      }
    }
    return new AnnotationGuide(sections);
  }

  private static List<String> lines() {
    try (InputStream in =
        Objects.requireNonNull(AnnotationGuide.class.getResourceAsStream(RULES))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** The paragraphs for a field; none for a custom field, which has only its own guidance. */
  public List<String> rules(FieldId field) {
    return section(field.path()).flatMap(this::expanded).toList();
  }

  private Stream<String> expanded(String paragraph) {
    return paragraph.matches("\\{[a-z]+\\}")
        ? section(paragraph.substring(1, paragraph.length() - 1))
        : Stream.of(paragraph);
  }

  private Stream<String> section(String name) {
    return sections.getOrDefault(name, List.of()).stream();
  }

  /** The names of all sections. */
  Set<String> sections() {
    return sections.keySet();
  }
}
