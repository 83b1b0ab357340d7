package imr.annotation;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The ids of what a project adds to the schema. They are made once, from the first label, and never
 * change: {@code own.attorney} of the letter, {@code items.own.attorney} of an item, {@code
 * own.depositions.witness} inside a group of the project's own. No built-in field or group will
 * ever have a part called {@code own}, so that no later version of the built-in schema can collide.
 */
public final class CustomId {
  static final String OWN = "own";
  private static final int LONGEST = 40;

  private CustomId() {}

  /** True for a field that a project added. */
  public static boolean isOwn(FieldId field) {
    return Arrays.asList(field.path().split("\\.")).contains(OWN);
  }

  /** True for a display group that a project added. */
  public static boolean isOwnGroup(String group) {
    return group.startsWith(OWN + ".");
  }

  /** True for a code that a project added to a built-in field, or to one of its own. */
  public static boolean isOwnCode(FieldId field, String code) {
    return isOwn(field) || code.startsWith(OWN + "/");
  }

  /**
   * The group field that an own field stands in, read from its id; empty for one of the letter. Of
   * an id that no schema would give, nothing is promised.
   */
  static Optional<FieldId> parent(FieldId own) {
    String owner = own.path().substring(0, Math.max(0, own.path().lastIndexOf('.')));
    String group = owner.endsWith("." + OWN) ? owner.substring(0, owner.length() - 4) : owner;
    return group.equals(OWN) || group.isEmpty()
        ? Optional.empty()
        : Optional.of(new FieldId(group));
  }

  /** True for an id in the form that {@link #field} gives: letters and digits behind the prefix. */
  static boolean isWellFormed(FieldId id) {
    String name = id.name();
    return name.matches("[a-z][A-Za-z0-9]{0,60}") && !name.equals(OWN) && isOwn(id);
  }

  /** A new id for a field of that label in a group field, or of the letter. */
  public static FieldId field(Schema schema, Optional<FieldId> parent, String label) {
    // an own group needs no second prefix inside
    String prefix = parent.map(p -> isOwn(p) ? p.path() : p.path() + "." + OWN).orElse(OWN);
    return new FieldId(
        free(prefix + "." + name(label), id -> schema.find(new FieldId(id)).isPresent()));
  }

  /** A new id for a display group of that label. */
  public static String group(Schema schema, String label) {
    return free(OWN + "." + name(label), id -> schema.group(id).isPresent());
  }

  /** A new code of that label; in a built-in field under a prefix of its own. */
  public static String code(Field field, String label) {
    String words = plain(label).toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    String bare = words.replaceAll("^-+|-+$", "");
    String name = bare.isEmpty() ? "code" : bare.substring(0, Math.min(LONGEST, bare.length()));
    String prefix = isOwn(field.id()) ? "" : OWN + "/";
    return free(
        prefix + name, c -> field.codes().stream().anyMatch(o -> o.code().equalsIgnoreCase(c)));
  }

  private static String free(String wanted, Predicate<String> taken) {
    String id = wanted;
    for (int i = 2; taken.test(id); i++) {
      id = wanted + i;
    }
    return id;
  }

  /** {@code Date of deposition} as {@code dateOfDeposition}. */
  private static String name(String label) {
    String name =
        Arrays.stream(plain(label).split("[^A-Za-z0-9]+"))
            .filter(w -> !w.isEmpty())
            .map(CustomId::capital)
            .collect(Collectors.joining());
    String bounded = name.substring(0, Math.min(LONGEST, name.length()));
    String lower =
        bounded.isEmpty()
            ? "field"
            : bounded.substring(0, 1).toLowerCase(Locale.ROOT) + bounded.substring(1);
    boolean usable = Character.isLetter(lower.charAt(0)) && !lower.equals(OWN);
    return usable
        ? lower
        : "field" + lower.substring(0, 1).toUpperCase(Locale.ROOT) + lower.substring(1);
  }

  private static String capital(String word) {
    return word.substring(0, 1).toUpperCase(Locale.ROOT)
        + word.substring(1).toLowerCase(Locale.ROOT);
  }

  /** Without accents. */
  private static String plain(String label) {
    return Normalizer.normalize(label, Normalizer.Form.NFD).replaceAll("\\p{M}", "");
  }
}
