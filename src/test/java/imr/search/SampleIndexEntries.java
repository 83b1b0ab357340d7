package imr.search;

import imr.annotation.Field;
import imr.annotation.FieldId;
import imr.annotation.Headline;
import imr.annotation.Headline.State;
import imr.annotation.Schema;
import imr.exchange.SchemaFile;
import imr.letter.Letter;
import imr.search.IndexEntry.Entry;
import imr.search.IndexEntry.FieldContents;
import imr.search.IndexEntry.Finished;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.stream.IntStream;

/** Creates index entries of fictitious letters, with a small vocabulary so that queries match. */
final class SampleIndexEntries {
  static final Schema SCHEMA = SchemaFile.builtIn();
  static final FieldId ITEMS = new FieldId("items");

  /** The words in each line differ only in their endings. */
  static final List<List<String>> WORDS =
      List.of(
          List.of("injection", "injections"),
          List.of("surgery", "surgeries"),
          List.of("walk", "walks", "walking", "walked"),
          List.of("knee", "knees"),
          List.of("lumbar"),
          List.of("fusion", "fusions"),
          List.of("café"),
          List.of("denied", "denies"),
          List.of("10"),
          List.of("325mg"));

  static final List<String> PEOPLE = List.of("Ana Núñez", "Ben Okafor", "Chris Lund", "ana lund");
  static final List<String> CHECKS = List.of("missing", "missing-of-item", "overlap");
  static final LocalDateTime START = LocalDateTime.parse("2026-11-01T08:00:00");

  private final Random random;

  SampleIndexEntries(Random random) {
    this.random = random;
  }

  static List<IndexEntry> some(int count, Random random) {
    SampleIndexEntries cards = new SampleIndexEntries(random);
    return IntStream.range(0, count).mapToObj(cards::card).toList();
  }

  IndexEntry card(int number) {
    String text = "Letter " + number + ".\n" + words(random.nextInt(3, 30)) + ".\n";
    Headline headline =
        new Headline(
            "CM" + random.nextInt(1, 30) + "-" + number % 7,
            "",
            1,
            random.nextInt(12),
            20,
            pick(List.of(State.values())),
            random.nextBoolean());
    LocalDateTime added = START.plusHours(random.nextInt(600));
    List<Entry> items =
        IntStream.range(0, random.nextInt(4)).mapToObj(i -> new Entry(ITEMS, item())).toList();
    List<FieldContents> facts = facts(SCHEMA.fields());
    Map<FieldId, Map<String, Integer>> corrected =
        random.nextInt(3) > 0
            ? Map.of()
            : Map.of(
                pick(facts).field().id(), Map.of("boundary", random.nextInt(1, 4), "missed", 1));
    return new IndexEntry(
        Letter.of("", "made up " + number, true).id(),
        random.nextLong(),
        number,
        text,
        pick(List.of("Scan ", "letter-")) + number + ".pdf",
        headline,
        random.nextInt(5) > 0,
        random.nextInt(4) == 0,
        added,
        added.plusHours(random.nextInt(200)),
        headline.state() == State.FINISHED
            ? Optional.of(
                new Finished(
                    LocalDate.parse("2026-11-01").plusDays(random.nextInt(25)), pick(PEOPLE)))
            : Optional.empty(),
        PEOPLE.stream().filter(p -> random.nextInt(4) == 0).sorted().toList(),
        random.nextBoolean() ? Optional.of(pick(PEOPLE)) : Optional.empty(),
        CHECKS.stream().filter(c -> random.nextInt(4) == 0).toList(),
        random.nextBoolean()
            ? OptionalDouble.of(random.nextInt(11) / 10.0)
            : OptionalDouble.empty(),
        facts,
        items,
        corrected);
  }

  private List<FieldContents> facts(List<Field> fields) {
    return fields.stream().map(this::fact).toList();
  }

  private List<FieldContents> item() {
    List<FieldContents> all = new ArrayList<>();
    for (Field field : SCHEMA.field(ITEMS).fields()) {
      all.add(fact(field));
      if (field.isGroup() && random.nextBoolean()) {
        all.addAll(facts(field.fields()));
      }
    }
    return all;
  }

  private FieldContents fact(Field field) {
    Map<AnnotationKind, Integer> said = new EnumMap<>(AnnotationKind.class);
    int count = random.nextInt(field.many() ? 3 : 2);
    for (AnnotationKind one : AnnotationKind.values()) {
      if (random.nextInt(4) == 0) {
        said.put(one, 1 + random.nextInt(3));
      }
    }
    List<String> values =
        field.isGroup()
            ? List.of(Integer.toString(random.nextInt(4)))
            : IntStream.range(0, count).mapToObj(i -> value(field)).toList();
    return new FieldContents(field, values, said);
  }

  private String value(Field field) {
    return switch (field.type()) {
      case TEXT -> words(random.nextInt(1, 4));
      case PAGES -> random.nextInt(3) + "-" + random.nextInt(5);
      case DATE ->
          "2016-0%d-1%d"
              .formatted(random.nextInt(1, 4), random.nextInt(3))
              .substring(0, pick(List.of(4, 7, 10)));
      case NUMBER -> Integer.toString(random.nextInt(20));
      case CODE, STATE -> pick(field.codes().subList(0, Math.min(4, field.codes().size()))).code();
      case PAIN_SCORE -> random.nextInt(4) + "-" + random.nextInt(4, 8) + "/10";
      case QUANTITY -> random.nextInt(12) + (random.nextBoolean() ? "" : " " + word());
      case GROUP -> throw new IllegalStateException();
    };
  }

  String words(int count) {
    StringBuilder words = new StringBuilder();
    for (int i = 0; i < count; i++) {
      words.append(i == 0 ? "" : pick(List.of(" ", "\n", ", ", "-"))).append(word());
    }
    return words.toString();
  }

  String word() {
    String word = pick(pick(WORDS));
    return random.nextInt(4) == 0 ? word.toUpperCase(java.util.Locale.ROOT) : word;
  }

  <T> T pick(List<T> from) {
    return from.get(random.nextInt(from.size()));
  }
}
