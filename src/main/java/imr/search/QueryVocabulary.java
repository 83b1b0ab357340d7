package imr.search;

import imr.annotation.Field;
import imr.annotation.FieldId;
import imr.annotation.Schema;
import imr.search.LetterProperty.Kind;
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
 * The subjects that queries can refer to, with their names. A field is named by its id or by any
 * unambiguous suffix of it ({@code age}, {@code reviewerCitations.family}), whose last word may be
 * singular ({@code specialty}). A property of the letter takes precedence over a field with the
 * same name. Hidden fields can't be searched.
 */
public final class QueryVocabulary {
  /** The keywords that are valid for every field. */
  private static final List<String> OF_FIELDS =
      Arrays.stream(AnnotationKind.values()).map(AnnotationKind::word).toList();

  private final Schema schema;
  private final List<Field> fields;
  private final Map<String, Set<Field>> byName = new LinkedHashMap<>();

  private QueryVocabulary(Schema schema) {
    this.schema = schema;
    this.fields = schema.all().filter(f -> !schema.isHidden(f.id())).toList();
    fields.forEach(f -> endings(f.id()).forEach(name -> called(name, f)));
    fields.forEach(f -> byName.put(lower(f.id().path()), Set.of(f)));
  }

  /** Creates the vocabulary of a schema. */
  public static QueryVocabulary of(Schema schema) {
    return new QueryVocabulary(schema);
  }

  private void called(String name, Field field) {
    byName.computeIfAbsent(lower(name), n -> new LinkedHashSet<>()).add(field);
  }

  /** Returns the id and its suffixes, longest first, each followed by its singular. */
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

  /** Returns the subject with a name; empty if there is none, or if the name is ambiguous. */
  public Optional<QuerySubject> find(String name) {
    return property(name)
        .or(
            () ->
                Optional.of(called(name))
                    .filter(found -> found.size() == 1)
                    .map(List::getFirst)
                    .map(f -> in(f, written(f, name))));
  }

  private static Optional<QuerySubject> property(String name) {
    return Arrays.stream(LetterProperty.values())
        .filter(p -> p.written().equalsIgnoreCase(name) || p.formerName().equalsIgnoreCase(name))
        .map(p -> (QuerySubject) new QuerySubject.PropertySubject(p))
        .findFirst();
  }

  /** Returns all fields that a name could refer to. */
  List<Field> called(String name) {
    return List.copyOf(byName.getOrDefault(lower(name), Set.of()));
  }

  /** Returns the name with the case used in the schema. */
  private static String written(Field field, String name) {
    return endings(field.id()).filter(e -> e.equalsIgnoreCase(name)).findFirst().orElse(name);
  }

  /**
   * Returns the subject for a field, with its shortest unambiguous name.
   *
   * @throws IllegalArgumentException if the schema has no such field
   */
  public QuerySubject.FieldSubject about(FieldId field) {
    String path = field.path();
    String shortest = path;
    for (int from = 0; from >= 0; from = next(path, from)) {
      if (find(path.substring(from)).filter(a -> isField(a, field)).isPresent()) {
        shortest = path.substring(from);
      }
    }
    return in(schema.field(field), shortest);
  }

  private QuerySubject.FieldSubject in(Field field, String name) {
    return new QuerySubject.FieldSubject(field.id(), name, kind(field.type()), root(field.id()));
  }

  /** Returns the outermost group that contains the field. */
  private Optional<FieldId> root(FieldId field) {
    return schema.parent(field).map(p -> root(p.id()).orElse(p.id()));
  }

  private static boolean isField(QuerySubject about, FieldId field) {
    return about instanceof QuerySubject.FieldSubject in && in.field().equals(field);
  }

  /** Returns all subjects: first the properties, then the fields in form order. */
  public List<QuerySubject> all() {
    return Stream.concat(
            Arrays.stream(LetterProperty.values()).map(QuerySubject.PropertySubject::new),
            fields.stream().map(f -> about(f.id())))
        .map(QuerySubject.class::cast)
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

  /** Returns the words that have a special meaning for a subject. */
  public List<String> keywords(QuerySubject about) {
    return switch (about) {
      case QuerySubject.TextSubject _ -> List.of();
      case QuerySubject.PropertySubject(LetterProperty property) -> property.keywords();
      case QuerySubject.FieldSubject _ -> OF_FIELDS;
    };
  }

  /** Returns the field that a subject refers to, if any. */
  public Optional<Field> field(QuerySubject about) {
    return about instanceof QuerySubject.FieldSubject in
        ? schema.find(in.field())
        : Optional.empty();
  }

  /** Returns the codes of a coded field; otherwise none. */
  public List<Field.Code> codes(QuerySubject about) {
    return field(about).map(Field::codes).orElse(List.of());
  }

  /** Creates a match for a value from a record or for unquoted input, adding quotes if needed. */
  public Match match(QuerySubject about, String words) {
    boolean keyword = keywords(about).contains(lower(words));
    return QuerySyntax.isPlain(words) && !keyword ? new Match.Word(words) : new Match.Exact(words);
  }

  Optional<Field.Code> code(QuerySubject about, String words) {
    String folded = TextNormalizer.folded(words);
    return codes(about).stream()
        .filter(
            c ->
                TextNormalizer.folded(c.code()).equals(folded)
                    || TextNormalizer.folded(c.label()).equals(folded)
                    || (isState(about) && c.words().contains(folded)))
        .findFirst();
  }

  private boolean isState(QuerySubject about) {
    return field(about).filter(f -> f.type() == Field.Type.STATE).isPresent();
  }
}
