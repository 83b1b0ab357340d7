package imr.search;

import imr.annotation.Field;
import imr.search.LetterProperty.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Creates random queries with every kind of condition, using the vocabulary of {@link
 * SampleIndexEntries}.
 */
final class RandomQueries {
  private final Random random;
  private final SampleIndexEntries made;
  private final QueryVocabulary vocabulary = QueryVocabulary.of(SampleIndexEntries.SCHEMA);

  RandomQueries(Random random) {
    this.random = random;
    this.made = new SampleIndexEntries(random);
  }

  LetterQuery query() {
    return new LetterQuery(
        IntStream.range(0, random.nextInt(1, 4)).mapToObj(i -> condition()).toList());
  }

  private Condition condition() {
    QuerySubject about =
        random.nextInt(4) == 0 ? new QuerySubject.TextSubject() : made.pick(vocabulary.all());
    return condition(about);
  }

  Condition condition(QuerySubject about) {
    List<Match> anyOf = new ArrayList<>();
    do {
      anyOf.add(match(about));
    } while (random.nextInt(3) == 0);
    return new Condition(random.nextInt(4) == 0, about, anyOf);
  }

  private Match match(QuerySubject about) {
    List<String> keywords = vocabulary.keywords(about);
    boolean keyword = about.kind() == Kind.CHOICE || random.nextInt(5) == 0;
    if (keyword && !keywords.isEmpty()) {
      return new Match.Keyword(made.pick(keywords));
    }
    return switch (about.kind()) {
      case CHOICE -> throw new IllegalStateException();
      case PERSON ->
          text(about, made.pick(SampleIndexEntries.PEOPLE), made.pick(List.of("ana", "Lund")));
      case ID ->
          random.nextBoolean()
              ? new Match.Word(made.pick(SampleIndexEntries.CHECKS))
              : new Match.Start("missing");
      case TEXT, AMOUNT ->
          about.kind() == Kind.AMOUNT && random.nextBoolean()
              ? number("" + random.nextInt(9), "" + random.nextInt(9))
              : text(about, made.words(random.nextInt(1, 3)), made.word());
      case CODE -> code(about);
      case DATE -> {
        Match date = number(date(), date());
        yield date;
      }
      case NUMBER, ENTRIES -> number("" + random.nextInt(9), "" + random.nextInt(15));
      case DECIMAL -> number("0." + random.nextInt(10), random.nextInt(2) + ".5");
    };
  }

  private String date() {
    String day =
        random.nextBoolean()
            ? "2016-0%d-1%d".formatted(random.nextInt(1, 4), random.nextInt(3))
            : "2026-11-%02d".formatted(random.nextInt(1, 28));
    return day.substring(0, made.pick(List.of(4, 7, 10)));
  }

  private Match code(QuerySubject about) {
    List<Field.Code> codes = vocabulary.codes(about);
    String code = made.pick(codes.subList(0, Math.min(4, codes.size()))).code();
    return random.nextInt(3) == 0
        ? new Match.Start(code.substring(0, 3))
        : vocabulary.match(about, code);
  }

  private Match text(QuerySubject about, String words, String word) {
    return switch (random.nextInt(4)) {
      case 0 -> vocabulary.match(about, word);
      case 1 -> new Match.Exact(words);
      case 2 -> new Match.Start(word.substring(0, random.nextInt(1, word.length() + 1)));
      default ->
          about instanceof QuerySubject.TextSubject
              ? new Match.Exact(words)
              : new Match.Whole(words);
    };
  }

  private Match number(String one, String other) {
    return switch (random.nextInt(5)) {
      case 0 -> new Match.Word(one);
      case 1 -> new Match.Range(Optional.of(one), Optional.of(other));
      case 2 -> new Match.Range(Optional.empty(), Optional.of(other));
      case 3 -> new Match.Range(Optional.of(one), Optional.empty());
      default -> new Match.Bound(made.pick(List.of(Match.Order.values())), one);
    };
  }
}
