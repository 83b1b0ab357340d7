package imr.annotation;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds a quantity that the rationale repeats with a different number. */
final class ItemQuantityCheck {
  /**
   * A count in a rationale, before its noun or after a number sign. All quantifiers are bounded.
   */
  private static final Pattern REPEATED =
      Pattern.compile(
          "(?:request(?:ed)? (?:for|is for|of) (?:an additional |additional )?(\\d{1,3})"
              + " (?:additional )?(?:\\p{L}{2,20} ){0,3}?(?:sessions|visits|treatments))"
              + "|(?:request(?:ed)? for [^.#]{0,60}+#\\s?(\\d{1,4}))");

  private ItemQuantityCheck() {}

  static Optional<Check> of(Schema schema, AnnotationSet set, String item) {
    Target counted = Target.of(item, schema.the(Role.QUANTITY));
    Optional<String> quantity = known(set, counted);
    Optional<String> rationale = known(set, Target.of(item, schema.the(Role.RATIONALE)));
    return quantity
        .flatMap(q -> rationale.flatMap(r -> differing(q, r)))
        .map(n -> check(counted, n));
  }

  private static Optional<String> known(AnnotationSet set, Target target) {
    return set.at(target)
        .filter(Annotation::counts)
        .flatMap(Annotation::value)
        .flatMap(Value::known);
  }

  private static Optional<String> differing(String quantity, String rationale) {
    Matcher repeated = REPEATED.matcher(rationale);
    boolean seen = repeated.find();
    Optional<String> number =
        seen
            ? Optional.ofNullable(repeated.group(1))
                .or(() -> Optional.ofNullable(repeated.group(2)))
            : Optional.empty();
    return number.filter(n -> quantity.matches("\\d+") && !n.equals(quantity));
  }

  private static Check check(Target quantity, String number) {
    return new Check(
        "quantity-differs",
        "The rationale says " + number + ", but the heading has another quantity.",
        quantity);
  }
}
