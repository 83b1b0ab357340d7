package imr.ui.review;

import imr.annotation.DisplayFormat;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reasons not to finish a letter yet, one sentence each.
 *
 * @param warnings those that nobody has dismissed
 */
record FinishConcerns(List<String> flags, List<String> warnings) {
  boolean isEmpty() {
    return flags.isEmpty() && warnings.isEmpty();
  }

  /** Flags first. */
  List<String> sentences() {
    return Stream.concat(flags.stream(), warnings.stream()).toList();
  }

  /** {@code 1 flag and 2 warnings}. */
  String counted() {
    return Stream.of(count(flags, "flag"), count(warnings, "warning"))
        .filter(part -> !part.isEmpty())
        .collect(Collectors.joining(" and "));
  }

  private static String count(List<String> some, String noun) {
    return some.isEmpty() ? "" : DisplayFormat.count(some.size(), noun);
  }
}
