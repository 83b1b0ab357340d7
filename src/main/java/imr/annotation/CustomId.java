package imr.annotation;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Creates the ids of custom fields, groups, and codes. An id is derived from the first label and
 * never changes: {@code own.attorney} for a field of the letter, {@code items.own.attorney} for one
 * of an item, {@code own.depositions.witness} inside a custom group. No built-in id ever contains a
 * part {@code own}, so later versions of the built-in schema can't collide with custom fields.
 */
public final class CustomId {
  static final String OWN = "own";
  private static final int LONGEST = 40;

  private CustomId() {}

  /** Returns whether a field is a custom field. */
  public static boolean isOwn(FieldId field) {
    return Arrays.asList(field.path().split("\\.")).contains(OWN);
  }

  /** Returns whether a display group is a custom group. */
  public static boolean isOwnGroup(String group) {
    return group.startsWith(OWN + ".");
  }

  /** Returns whether a code is custom, either in a built-in field or in a custom one. */
  public static boolean isOwnCode(FieldId field, String code) {
    return isOwn(field) || code.startsWith(OWN + "/");
  }

  /**
   * Returns the group field that contains a custom field, derived from its id; empty for fields of
   * the letter. The result is undefined for ids that this class doesn't create.
   */
  static Optional<FieldId> parent(FieldId own) {
    String owner = own.path().substring(0, Math.max(0, own.path().lastIndexOf('.')));
    String group = owner.endsWith("." + OWN) ? owner.substring(0, owner.length() - 4) : owner;
    return group.equals(OWN) || group.isEmpty()
        ? Optional.empty()
        : Optional.of(new FieldId(group));
  }

  /**
   * Returns whether an id has the form that {@link #field} creates: letters and digits after the
   * prefix.
   */
  static boolean isWellFormed(FieldId id) {
    String name = id.name();
    return name.matches("[a-z][A-Za-z0-9]{0,60}") && !name.equals(OWN) && isOwn(id);
  }

  /**
   * Creates an id for a field.
   *
   * @param parent the group field that will contain it; empty for a field of the letter
   */
  public static FieldId field(Schema schema, Optional<FieldId> parent, String label) {
    // Inside a custom group, no second prefix is needed.
    String prefix = parent.map(p -> isOwn(p) ? p.path() : p.path() + "." + OWN).orElse(OWN);
    return new FieldId(
        free(prefix + "." + name(label), id -> schema.find(new FieldId(id)).isPresent()));
  }

  /** Creates an id for a display group. */
  public static String group(Schema schema, String label) {
    return free(OWN + "." + name(label), id -> schema.group(id).isPresent());
  }

  /** Creates a code. In a built-in field it gets the prefix {@code own/}. */
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

  /** Converts {@code Date of deposition} to {@code dateOfDeposition}. */
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

  /** Removes accents. */
  private static String plain(String label) {
    return Normalizer.normalize(label, Normalizer.Form.NFD).replaceAll("\\p{M}", "");
  }
}
