package imr.search;

import imr.annotation.Field;
import imr.letter.CleanText;
import imr.search.ParsedQuery.QuerySyntaxError;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Parses a query. An instance is used once. A missing closing quote is added at the end. */
final class QueryReader {
  private static final Pattern NAME = Pattern.compile("(-?)([\\p{L}][\\p{L}\\p{N}._-]*):");
  private static final Pattern DATE = Pattern.compile("\\d{4}(-(0[1-9]|1[0-2])(-[0-3]\\d)?)?");
  private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");
  private static final Pattern DECIMAL = Pattern.compile("\\d{1,9}(\\.\\d{1,9})?");
  private static final Pattern BOUND = Pattern.compile("(<=|>=|<|>)(.*)");
  private static final Pattern RANGE = Pattern.compile("(.*?)\\.\\.(.*)");

  private final String written;
  private final QueryVocabulary vocabulary;
  private int at;

  QueryReader(String written, QueryVocabulary vocabulary) {
    this.written = CleanText.words(written);
    this.vocabulary = vocabulary;
  }

  /** A syntax error, which ends parsing. */
  private static final class Wrong extends Exception {
    private final transient QuerySyntaxError misread;

    Wrong(String sentence, int start, int end) {
      this.misread = new QuerySyntaxError(sentence, start, end);
    }
  }

  ParsedQuery read() {
    try {
      List<Condition> conditions = new ArrayList<>();
      for (skipSpace(); at < written.length(); skipSpace()) {
        condition().ifPresent(conditions::add);
      }
      return new LetterQuery(conditions);
    } catch (Wrong wrong) {
      return wrong.misread;
    }
  }

  private void skipSpace() {
    while (at < written.length() && isSpace(written.charAt(at))) {
      at++;
    }
  }

  static boolean isSpace(char c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c);
  }

  private Optional<Condition> condition() throws Wrong {
    Matcher name = NAME.matcher(written).region(at, written.length());
    if (name.lookingAt()) {
      QuerySubject about = about(name.group(2), name.start(2));
      at = name.end();
      return Optional.of(
          new Condition(!name.group(1).isEmpty(), about, matches(about, name.start())));
    }
    boolean not = written.startsWith("-", at);
    at += not ? 1 : 0;
    List<Match> words = words();
    return words.isEmpty()
        ? Optional.empty()
        : Optional.of(new Condition(not, new QuerySubject.TextSubject(), words));
  }

  private QuerySubject about(String name, int start) throws Wrong {
    Optional<QuerySubject> found = vocabulary.find(name);
    if (found.isPresent()) {
      return found.get();
    }
    List<Field> meant = vocabulary.called(name);
    throw new Wrong(
        meant.isEmpty()
            ? "There's no filter named “%s”. To search for text with a colon, put it in quotes."
                .formatted(name)
            : "“%s” can be %s."
                .formatted(
                    name,
                    meant.stream()
                        .map(f -> vocabulary.about(f.id()).name())
                        .collect(Collectors.joining(" or "))),
        start,
        start + name.length());
  }

  /** Reads words of the text. Tokens without letters and digits are ignored. */
  private List<Match> words() {
    List<Match> found = new ArrayList<>();
    do {
      Token token = token();
      if (token.words().codePoints().anyMatch(Character::isLetterOrDigit)) {
        found.add(token.text());
      }
    } while (more());
    return found;
  }

  private List<Match> matches(QuerySubject about, int start) throws Wrong {
    List<Match> found = new ArrayList<>();
    do {
      Token token = token();
      if (token.words().isBlank()) {
        throw new Wrong(
            "Add a value after “%s:”. Use %s.".formatted(about.name(), wanted(about)),
            start,
            token.end());
      }
      found.add(match(about, token));
    } while (more());
    return found;
  }

  private boolean more() {
    boolean more = written.startsWith("|", at);
    at += more ? 1 : 0;
    return more;
  }

  /**
   * A token, delimited by bars and white space.
   *
   * @param words without quotes and operators
   * @param sign what surrounds the words: nothing, quotes, an equals sign and quotes, or an
   *     asterisk
   */
  private record Token(String words, Sign sign, int start, int end) {
    Match text() {
      return switch (sign) {
        case NONE -> QuerySyntax.isPlain(words) ? new Match.Word(words) : new Match.Exact(words);
        case QUOTES -> new Match.Exact(words);
        case EQUALS -> new Match.Whole(words);
        case STAR -> new Match.Start(words);
      };
    }
  }

  private enum Sign {
    NONE,
    QUOTES,
    EQUALS,
    STAR
  }

  private Token token() {
    int start = at;
    if (written.startsWith("=\"", at)) {
      at += 2;
      return new Token(quoted(), Sign.EQUALS, start, at);
    }
    if (written.startsWith("\"", at)) {
      at++;
      return new Token(quoted(), Sign.QUOTES, start, at);
    }
    while (at < written.length() && written.charAt(at) != '|' && !isSpace(written.charAt(at))) {
      at++;
    }
    String bare = written.substring(start, at);
    String begun = bare.endsWith("*") ? bare.substring(0, bare.length() - 1) : "";
    return QuerySyntax.isPlain(begun)
        ? new Token(begun, Sign.STAR, start, at)
        : new Token(bare, Sign.NONE, start, at);
  }

  /** Reads up to the closing quote, or to the end. */
  private String quoted() {
    StringBuilder words = new StringBuilder();
    while (at < written.length()) {
      boolean quote = written.charAt(at) == '"';
      if (quote && !written.startsWith("\"\"", at)) {
        at++;
        return words.toString();
      }
      words.append(written.charAt(at));
      at += quote ? 2 : 1;
    }
    return words.toString();
  }

  private Match match(QuerySubject about, Token token) throws Wrong {
    String lower = token.words().toLowerCase(Locale.ROOT);
    if (token.sign() == Sign.NONE && vocabulary.keywords(about).contains(lower)) {
      return new Match.Keyword(lower);
    }
    return switch (about.kind()) {
      case CHOICE -> throw wrong(about, token);
      case PERSON, ID, TEXT -> token.text();
      case CODE -> code(about, token);
      case AMOUNT -> measured(DECIMAL, token).orElseGet(token::text);
      case DATE -> measured(DATE, token).orElseThrow(() -> wrong(about, token));
      case NUMBER, ENTRIES -> measured(NUMBER, token).orElseThrow(() -> wrong(about, token));
      case DECIMAL -> measured(DECIMAL, token).orElseThrow(() -> wrong(about, token));
    };
  }

  private Match code(QuerySubject about, Token token) throws Wrong {
    if (token.sign() == Sign.STAR) {
      return token.text();
    }
    return vocabulary
        .code(about, token.words())
        .map(c -> vocabulary.match(about, c.code()))
        .orElseThrow(() -> wrong(about, token));
  }

  /** Reads a number or date, a range, or a comparison; empty if it is none of them. */
  private static Optional<Match> measured(Pattern form, Token token) {
    String words = token.words();
    if (token.sign() != Sign.NONE) {
      return Optional.empty();
    }
    if (form.matcher(words).matches()) {
      return Optional.of(new Match.Word(words));
    }
    Matcher bound = BOUND.matcher(words);
    if (bound.matches() && form.matcher(bound.group(2)).matches()) {
      return Optional.of(new Match.Bound(order(bound.group(1)), bound.group(2)));
    }
    Matcher range = RANGE.matcher(words);
    return range.matches() ? range(form, range.group(1), range.group(2)) : Optional.empty();
  }

  private static Optional<Match> range(Pattern form, String from, String to) {
    boolean left = form.matcher(from).matches();
    boolean right = form.matcher(to).matches();
    boolean range = (left || from.isEmpty()) && (right || to.isEmpty()) && (left || right);
    return range
        ? Optional.of(
            new Match.Range(
                Optional.of(from).filter(f -> left), Optional.of(to).filter(t -> right)))
        : Optional.empty();
  }

  private static Match.Order order(String sign) {
    return java.util.Arrays.stream(Match.Order.values())
        .filter(o -> o.sign().equals(sign))
        .findFirst()
        .orElseThrow();
  }

  private Wrong wrong(QuerySubject about, Token token) {
    return new Wrong(
        "“%s” isn't a valid value for “%s”. Use %s."
            .formatted(token.words(), about.name(), wanted(about)),
        token.start(),
        token.end());
  }

  private String wanted(QuerySubject about) {
    String keywords = String.join(", ", vocabulary.keywords(about));
    String own =
        switch (about.kind()) {
          case CHOICE -> "";
          case PERSON -> "a name";
          case ID -> "the ID of a check, such as missing";
          case TEXT, AMOUNT -> "words, or an exact phrase in quotes";
          case CODE -> codes(about);
          case DATE -> "a day, month, or year, such as 2016-05-31, 2016-05..2016-08, or >2016";
          case NUMBER, ENTRIES -> "a whole number, such as 3, 3..5, or >3";
          case DECIMAL -> "a number, such as 0.8 or <0.8";
        };
    return own + (own.isEmpty() || keywords.isEmpty() ? "" : "; or ") + keywords;
  }

  private String codes(QuerySubject about) {
    int most = 8;
    String some =
        vocabulary.codes(about).stream()
            .limit(most)
            .map(Field.Code::code)
            .collect(Collectors.joining(", "));
    return vocabulary.codes(about).size() > most ? some + " and so on" : some;
  }
}
