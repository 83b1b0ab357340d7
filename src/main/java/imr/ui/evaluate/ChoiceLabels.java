package imr.ui.evaluate;

import java.util.function.Function;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/** What a list to choose from shows of each of its entries; nothing is ever typed into it. */
final class ChoiceLabels<T> extends StringConverter<T> {
  private final Function<T, String> words;

  private ChoiceLabels(Function<T, String> words) {
    this.words = words;
  }

  static <T> StringConverter<T> by(Function<T, String> words) {
    return new ChoiceLabels<>(words);
  }

  @Override
  public String toString(@Nullable T entry) {
    return entry == null ? "" : words.apply(entry);
  }

  @Override
  public T fromString(String typed) {
    throw new UnsupportedOperationException("no value");
  }
}
