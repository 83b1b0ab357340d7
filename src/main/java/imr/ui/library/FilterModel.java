package imr.ui.library;

import imr.annotation.Field;
import imr.annotation.FieldId;
import imr.annotation.Role;
import imr.annotation.Schema;
import imr.search.Condition;
import imr.search.LetterProperty;
import imr.search.LetterQuery;
import imr.search.LibraryStatistics;
import imr.search.Match;
import imr.search.QuerySubject;
import imr.search.QueryVocabulary;
import imr.search.SearchIndex.ValueCount;
import imr.ui.settings.Settings;
import imr.workbench.Background;
import imr.workbench.Workbench;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * The filters of the library's list, chosen instead of typed: each choice changes the one query
 * that the search box has, too.
 */
public final class FilterModel {
  private static final int VALUES = 60;

  private final SearchModel search;
  private final Workbench workbench;
  private final Background background;
  private final Settings settings;
  private final Schema schema;
  private final QueryVocabulary vocabulary;
  private final Consumer<Throwable> accident;

  /**
   * Something that can be chosen for one thing that is asked about.
   *
   * @param count how many letters or values have it; 0 where that is not known
   */
  record Option(String label, Match match, int count) {
    String words() {
      String named = match instanceof Match.Keyword ? capitalized(label) : label;
      return count > 0 ? "%s  (%,d)".formatted(named, count) : named;
    }

    private static String capitalized(String label) {
      return label.substring(0, 1).toUpperCase(Locale.ROOT) + label.substring(1);
    }
  }

  FilterModel(
      SearchModel search,
      Workbench workbench,
      Background background,
      Settings settings,
      Consumer<Throwable> accident) {
    this.search = search;
    this.workbench = workbench;
    this.background = background;
    this.settings = settings;
    this.schema = workbench.schema();
    this.vocabulary = QueryVocabulary.of(schema);
    this.accident = accident;
  }

  SearchModel search() {
    return search;
  }

  Schema schema() {
    return schema;
  }

  /** The fields of the dialog that this schema has. */
  List<Field> featured() {
    return schema.shown(schema.all(Role.FILTERS).stream().map(schema::field).toList());
  }

  /** Everything with a value of its own that can be asked about, by what an analyst calls it. */
  Map<String, QuerySubject> all() {
    Map<String, QuerySubject> all = new LinkedHashMap<>();
    for (QuerySubject about : vocabulary.all()) {
      if (about instanceof QuerySubject.FieldSubject in) {
        schema.find(in.field()).filter(f -> !f.isGroup()).ifPresent(f -> all.put(name(f), about));
      }
    }
    return all;
  }

  private String name(Field field) {
    return schema
        .parent(field.id())
        .map(group -> group.label() + ": " + field.label())
        .orElse(field.label());
  }

  QuerySubject about(Field field) {
    return vocabulary.about(field.id());
  }

  /** The condition about something, if there is one that is not negated. */
  Optional<Condition> about(QuerySubject about) {
    return search.query().get().conditions().stream()
        .filter(c -> !c.not() && same(c.about(), about))
        .findFirst();
  }

  /** A field may be called by more than one name. */
  private static boolean same(QuerySubject one, QuerySubject other) {
    return field(one).isPresent() ? field(one).equals(field(other)) : one.equals(other);
  }

  private static Optional<FieldId> field(QuerySubject about) {
    return about instanceof QuerySubject.FieldSubject in
        ? Optional.of(in.field())
        : Optional.empty();
  }

  /** Puts what is chosen in the place of what was asked about the same; nothing takes it away. */
  void choose(QuerySubject about, List<Match> anyOf) {
    List<Condition> conditions = new ArrayList<>(search.query().get().conditions());
    Optional<Condition> before = about(about);
    int at = before.map(conditions::indexOf).orElse(conditions.size());
    before.ifPresent(conditions::remove);
    if (!anyOf.isEmpty()) {
      conditions.add(at, new Condition(false, about, anyOf));
    }
    LetterQuery now = new LetterQuery(conditions);
    if (!now.equals(search.query().get())) {
      search.set(now);
    }
  }

  /** One more condition, beside what is asked about the same. */
  void add(QuerySubject about, Match match) {
    search.set(search.query().get().and(Condition.of(about, match)));
  }

  /** As {@link #add(QuerySubject, Match)}, with words that somebody typed. */
  void add(QuerySubject about, String words) {
    add(about, match(about, words));
  }

  private Match match(QuerySubject about, String words) {
    String lower = words.strip().toLowerCase(java.util.Locale.ROOT);
    return vocabulary.keywords(about).contains(lower)
        ? new Match.Keyword(lower)
        : vocabulary.match(about, code(about, words.strip()));
  }

  /** A code for its label. */
  private String code(QuerySubject about, String words) {
    return vocabulary.codes(about).stream()
        .filter(c -> c.label().equalsIgnoreCase(words))
        .findFirst()
        .map(Field.Code::code)
        .orElse(words);
  }

  /** From one date to another; blank words leave a side open. */
  void between(LetterProperty date, String from, String to) {
    Optional<String> first = Optional.of(from.strip()).filter(w -> !w.isEmpty());
    Optional<String> last = Optional.of(to.strip()).filter(w -> !w.isEmpty());
    boolean any = first.isPresent() || last.isPresent();
    choose(
        new QuerySubject.PropertySubject(date),
        any ? List.of(new Match.Range(first, last)) : List.of());
  }

  /** The keywords of a property, as choices. */
  static List<Option> keywords(LetterProperty property) {
    return property.keywords().stream()
        .map(w -> new Option(w.replace('-', ' '), new Match.Keyword(w), 0))
        .toList();
  }

  /** Counts what the dialog offers, over all letters. */
  void figures(Consumer<LibraryStatistics> told) {
    background.run(
        t ->
            workbench
                .finding()
                .figures(LetterQuery.ALL, featured().stream().map(Field::id).toList()),
        told,
        accident);
  }

  /** What is counted by name, the most frequent first, as choices about something. */
  List<Option> options(QuerySubject about, Map<String, Integer> counted) {
    return counted.entrySet().stream()
        .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
        .limit(VALUES)
        .map(
            e ->
                new Option(
                    label(about, e.getKey()), vocabulary.match(about, e.getKey()), e.getValue()))
        .toList();
  }

  private String label(QuerySubject about, String value) {
    return vocabulary.codes(about).stream()
        .filter(c -> c.code().equals(value))
        .findFirst()
        .map(Field.Code::label)
        .orElse(value);
  }

  /** The codes of a field, with how many values have each. */
  List<Option> codes(Field field, Map<String, Integer> counted) {
    QuerySubject about = about(field);
    return field.codes().stream()
        .map(
            c ->
                new Option(
                    c.label(),
                    vocabulary.match(about, c.code()),
                    counted.getOrDefault(c.code(), 0)))
        .toList();
  }

  /** The values that letters have in a field, and what can be said of any field. */
  void values(QuerySubject about, Consumer<List<Option>> told) {
    background.run(
        t -> workbench.finding().values(about, "", VALUES),
        counted -> told.accept(withKeywords(about, counted)),
        accident);
  }

  private List<Option> withKeywords(QuerySubject about, List<ValueCount> counted) {
    return Stream.concat(
            counted.stream()
                .map(
                    c ->
                        new Option(
                            label(about, c.value()),
                            vocabulary.match(about, c.value()),
                            c.count())),
            vocabulary.keywords(about).stream().map(w -> new Option(w, new Match.Keyword(w), 0)))
        .toList();
  }

  /** The saved filters by name, as they are written. */
  Map<String, String> saved() {
    return settings.current().library().filters();
  }

  /** Keeps what is looked for now under a name; what had the name goes. */
  void save(String name) {
    if (!name.isBlank() && search.isAnything()) {
      keep(
          saved -> {
            saved.put(name.strip(), search.written().get());
            return saved;
          });
    }
  }

  void delete(String name) {
    keep(
        saved -> {
          saved.remove(name);
          return saved;
        });
  }

  /** Gives a saved filter another name, in its place. */
  void rename(String name, String other) {
    if (!other.isBlank()) {
      keep(
          saved -> {
            Map<String, String> renamed = new LinkedHashMap<>();
            saved.forEach((n, query) -> renamed.put(n.equals(name) ? other.strip() : n, query));
            return renamed;
          });
    }
  }

  private void keep(java.util.function.UnaryOperator<Map<String, String>> change) {
    settings.change(
        p ->
            p.withLibrary(
                p.library().withFilters(change.apply(new LinkedHashMap<>(p.library().filters())))));
  }
}
