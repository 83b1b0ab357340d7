package imr.search;

import java.util.Optional;

/**
 * What a condition holds against what it asks about. Nothing here minds upper or lower case,
 * accents, or white space.
 */
public sealed interface Match {

  /** As an analyst types it. */
  String written();

  /**
   * A word in any of its endings; a code, a number or a date; without quotes. Refused with an
   * exception where it needs them, see {@link Vocabulary#match}.
   */
  record Word(String text) implements Match {
    public Word {
      Written.wantPlain(text);
    }

    @Override
    public String written() {
      return text;
    }
  }

  /** A word that means something of its own: {@code none}, {@code me}, {@code unreviewed}. */
  record Keyword(String word) implements Match {
    @Override
    public String written() {
      return word;
    }
  }

  /** Exactly these words, one after the other, wherever they stand: in quotes. */
  record Exact(String text) implements Match {
    @Override
    public String written() {
      return Written.quoted(text);
    }
  }

  /** Exactly these words and no others: quotes behind an equals sign. */
  record Whole(String text) implements Match {
    @Override
    public String written() {
      return "=" + Written.quoted(text);
    }
  }

  /** A word, or a code, that begins like this: with a star behind it. */
  record Start(String text) implements Match {
    public Start {
      Written.wantPlain(text);
    }

    @Override
    public String written() {
      return text + "*";
    }
  }

  /** From one number or date to another, both included: {@code 3..5}, {@code 2016..}. */
  record Range(Optional<String> from, Optional<String> to) implements Match {
    @Override
    public String written() {
      return from.orElse("") + ".." + to.orElse("");
    }
  }

  /** Before, up to, from or after a number or a date: {@code <0.8}, {@code >=2016-05}. */
  record Bound(Order order, String text) implements Match {
    @Override
    public String written() {
      return order.sign() + text;
    }
  }

  /** On which side of a bound. */
  enum Order {
    LESS("<"),
    AT_MOST("<="),
    AT_LEAST(">="),
    MORE(">");

    private final String sign;

    Order(String sign) {
      this.sign = sign;
    }

    public String sign() {
      return sign;
    }
  }
}
