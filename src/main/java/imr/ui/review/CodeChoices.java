package imr.ui.review;

import imr.annotation.Field;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** The codes of a field that fit what was typed. */
public final class CodeChoices {
  private CodeChoices() {}

  /**
   * Labels that fit: the very one first, then those that begin with the words, then those that hold
   * all of them, each in the schema's order. All labels where the words are one of them, so that
   * another can be picked.
   */
  static List<String> matching(Field field, String typed) {
    String wanted = typed.strip().toLowerCase(Locale.ROOT);
    List<String> labels = field.codes().stream().map(Field.Code::label).toList();
    boolean picked = labels.stream().anyMatch(l -> l.equalsIgnoreCase(wanted));
    return labels.stream()
        .filter(l -> picked || holdsAll(l, wanted))
        .sorted(Comparator.comparingInt(l -> rank(l.toLowerCase(Locale.ROOT), wanted)))
        .toList();
  }

  private static int rank(String label, String wanted) {
    return label.equals(wanted) ? 0 : label.startsWith(wanted) ? 1 : 2;
  }

  /** The code whose name begins with what was typed, where only one does; else what was typed. */
  public static String code(Field field, String typed) {
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
