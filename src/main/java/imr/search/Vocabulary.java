package imr.search;

import imr.annotation.Field;
import imr.annotation.FieldId;
import imr.annotation.Schema;
import imr.search.Property.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * All that a query can ask about under a schema, and what it is called. A field is called by its id
 * or by any ending of it that belongs to it alone ({@code age}, {@code reviewerCitations.family}),
 * the last word also in the singular ({@code specialty}); a property of the letter goes before a
 * field of its name. Fields that are not on the form cannot be asked about.
 */
public final class Vocabulary {
  /** What the analyst can write after any field's name, beside values. */
  private static final List<String> OF_FIELDS =
      Arrays.stream(Said.values()).map(Said::word).toList();

  private final Schema schema;
  private final List<Field> fields;
  private final Map<String, Set<Field>> byName = new LinkedHashMap<>();

  private Vocabulary(Schema schema) {
    this.schema = schema;
    this.fields = schema.all().filter(f -> !schema.isHidden(f.id())).toList();
    fields.forEach(f -> endings(f.id()).forEach(name -> called(name, f)));
    fields.forEach(f -> byName.put(lower(f.id().path()), Set.of(f)));
  }

  public static Vocabulary of(Schema schema) {
    return new Vocabulary(schema);
  }

  private void called(String name, Field field) {
    byName.computeIfAbsent(lower(name), n -> new LinkedHashSet<>()).add(field);
  }

  /** The id and its endings, longest first, each followed by its singular. */
  private static Stream<String> endings(FieldId id) {
    String path = id.path();
    List<String> all = new ArrayList<>();
    for (int from = 0; from >= 0; from = next(path, from)) {
      all.add(path.substring(from));
      all.add(singular(path.substring(from)));
    }
    return all.stream().distinct();
  }

  private static int next(String path, int from) {
    int dot = path.indexOf('.', from);
    return dot < 0 ? -1 : dot + 1;
  }

  private static String singular(String name) {
    return name.endsWith("ies")
        ? name.substring(0, name.length() - 3) + "y"
        : name.endsWith("s") ? name.substring(0, name.length() - 1) : name;
  }

  private static String lower(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  /** What goes by a name; empty where nothing does, or several fields do. */
  public Optional<About> find(String name) {
    return property(name)
        .or(
            () ->
                Optional.of(called(name))
                    .filter(found -> found.size() == 1)
                    .map(List::getFirst)
                    .map(f -> in(f, written(f, name))));
  }

  private static Optional<About> property(String name) {
    return Arrays.stream(Property.values())
        .filter(p -> p.written().equalsIgnoreCase(name) || p.formerName().equalsIgnoreCase(name))
        .map(p -> (About) new About.Of(p))
        .findFirst();
  }

  /** The fields that could be meant by a name. */
  List<Field> called(String name) {
    return List.copyOf(byName.getOrDefault(lower(name), Set.of()));
  }

  /** In the schema's upper and lower case. */
  private static String written(Field field, String name) {
    return endings(field.id()).filter(e -> e.equalsIgnoreCase(name)).findFirst().orElse(name);
  }

  /**
   * A field as a condition asks about it, by its shortest name; refused with an exception where the
   * schema has none of that id.
   */
  public About.In about(FieldId field) {
    String path = field.path();
    String shortest = path;
    for (int from = 0; from >= 0; from = next(path, from)) {
      if (find(path.substring(from)).filter(a -> isField(a, field)).isPresent()) {
        shortest = path.substring(from);
      }
    }
    return in(schema.field(field), shortest);
  }

  private About.In in(Field field, String name) {
    return new About.In(field.id(), name, kind(field.type()), root(field.id()));
  }

  /** The outermost group around a field. */
  private Optional<FieldId> root(FieldId field) {
    return schema.parent(field).map(p -> root(p.id()).orElse(p.id()));
  }

  private static boolean isField(About about, FieldId field) {
    return about instanceof About.In in && in.field().equals(field);
  }

  /** Everything that can be asked about: the properties, then the fields in the form's order. */
  public List<About> all() {
    return Stream.concat(
            Arrays.stream(Property.values()).map(About.Of::new),
            fields.stream().map(f -> about(f.id())))
        .map(About.class::cast)
        .toList();
  }

  static Kind kind(Field.Type type) {
    return switch (type) {
      case TEXT, PAGES -> Kind.TEXT;
      case DATE -> Kind.DATE;
      case NUMBER -> Kind.NUMBER;
      case CODE, STATE -> Kind.CODE;
      case PAIN_SCORE, QUANTITY -> Kind.AMOUNT;
      case GROUP -> Kind.ENTRIES;
    };
  }

  /** The words that mean something of their own there. */
  public List<String> keywords(About about) {
    return switch (about) {
      case About.Words _ -> List.of();
      case About.Of(Property property) -> property.keywords();
      case About.In _ -> OF_FIELDS;
    };
  }

  /** The field that is asked about, if it is one. */
  public Optional<Field> field(About about) {
    return about instanceof About.In in ? schema.find(in.field()) : Optional.empty();
  }

  /** The codes that a coded field can have; else none. */
  public List<Field.Code> codes(About about) {
    return field(about).map(Field::codes).orElse(List.of());
  }

  /**
   * The match for a value as it stands in a record, or for words that were typed without a thought
   * of quotes: in quotes where it needs them.
   */
  public Match match(About about, String words) {
    boolean keyword = keywords(about).contains(lower(words));
    return Written.isPlain(words) && !keyword ? new Match.Word(words) : new Match.Exact(words);
  }

  Optional<Field.Code> code(About about, String words) {
    String folded = Folding.folded(words);
    return codes(about).stream()
        .filter(
            c ->
                Folding.folded(c.code()).equals(folded)
                    || Folding.folded(c.label()).equals(folded)
                    || (isState(about) && c.words().contains(folded)))
        .findFirst();
  }

  private boolean isState(About about) {
    return field(about).filter(f -> f.type() == Field.Type.STATE).isPresent();
  }
}
