package imr.search;

import java.util.Optional;

/**
 * The value that a condition compares its subject with. Case, accents, and the amount of white
 * space are ignored.
 */
public sealed interface Match {

  /** Returns the value in query syntax. */
  String written();

  /** A word with any ending, a code, a number, or a date, without quotes. */
  record Word(String text) implements Match {
    /**
     * @throws IllegalArgumentException if it needs quotes, see {@link QueryVocabulary#match}
     */
    public Word {
      QuerySyntax.wantPlain(text);
    }

    @Override
    public String written() {
      return text;
    }
  }

  /** A word with a special meaning: {@code none}, {@code me}, {@code unreviewed}. */
  record Keyword(String word) implements Match {
    @Override
    public String written() {
      return word;
    }
  }

  /** A phrase anywhere in the value, in quotes. */
  record Exact(String text) implements Match {
    @Override
    public String written() {
      return QuerySyntax.quoted(text);
    }
  }

  /** The whole value: an equals sign and quotes. */
  record Whole(String text) implements Match {
    @Override
    public String written() {
      return "=" + QuerySyntax.quoted(text);
    }
  }

  /** A word or code with this prefix, followed by an asterisk. */
  record Start(String text) implements Match {
    /**
     * @throws IllegalArgumentException if it needs quotes
     */
    public Start {
      QuerySyntax.wantPlain(text);
    }

    @Override
    public String written() {
      return text + "*";
    }
  }

  /** An inclusive range of numbers or dates: {@code 3..5}, {@code 2016..}. */
  record Range(Optional<String> from, Optional<String> to) implements Match {
    @Override
    public String written() {
      return from.orElse("") + ".." + to.orElse("");
    }
  }

  /** A comparison with a number or date: {@code <0.8}, {@code >=2016-05}. */
  record Bound(Order order, String text) implements Match {
    @Override
    public String written() {
      return order.sign() + text;
    }
  }

  /** The comparison operator. */
  enum Order {
    LESS("<"),
    AT_MOST("<="),
    AT_LEAST(">="),
    MORE(">");

    private final String sign;

    Order(String sign) {
      this.sign = sign;
    }

    /** Returns the operator in query syntax. */
    public String sign() {
      return sign;
    }
  }
}
