package imr.ui.review;

import imr.annotation.Field;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The codes of a field that fit what was typed. */
final class Choices {
  private Choices() {}

  /**
   * Labels in the schema's order: those that begin with the words first, then those that hold all
   * of them.
   */
  static List<String> matching(Field field, String typed) {
    String wanted = typed.strip().toLowerCase(Locale.ROOT);
    List<String> labels = field.codes().stream().map(Field.Code::label).toList();
    if (labels.stream().anyMatch(l -> l.equalsIgnoreCase(wanted))) {
      return labels;
    }
    List<String> fitting = labels.stream().filter(l -> holdsAll(l, wanted)).toList();
    return java.util.stream.Stream.concat(
            fitting.stream().filter(l -> l.toLowerCase(Locale.ROOT).startsWith(wanted)),
            fitting.stream().filter(l -> !l.toLowerCase(Locale.ROOT).startsWith(wanted)))
        .toList();
  }

  /** The code whose name begins with what was typed, where only one does; else what was typed. */
  static String code(Field field, String typed) {
    String wanted = typed.strip().toLowerCase(Locale.ROOT);
    List<Field.Code> beginning =
        field.codes().stream()
            .filter(c -> begins(c.label(), wanted) || begins(c.code(), wanted))
            .toList();
    boolean one = field.type() == Field.Type.CODE && beginning.size() == 1;
    return one ? beginning.getFirst().code() : typed;
  }

  private static boolean begins(String name, String wanted) {
    return name.toLowerCase(Locale.ROOT).startsWith(wanted);
  }

  private static boolean holdsAll(String label, String wanted) {
    String lower = label.toLowerCase(Locale.ROOT);
    return Arrays.stream(wanted.split("\\s+")).allMatch(lower::contains);
  }
}
