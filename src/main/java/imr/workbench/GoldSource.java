package imr.workbench;

import imr.annotation.GoldSetPart;
import java.util.Optional;

/** Which records a run is measured against. */
public sealed interface GoldSource {

  /** Every letter that is finished now, in its newest revision. */
  public record Finished() implements GoldSource {}

  /**
   * The letters of a named gold set, in the set's very revisions.
   *
   * @param part only these of them; empty for all
   */
  public record InSet(String name, Optional<GoldSetPart> part) implements GoldSource {}

  /** As a screen or a report names it. */
  public default String label() {
    return switch (this) {
      case Finished() -> "finished letters";
      case InSet(String name, Optional<GoldSetPart> part) ->
          name + part.map(p -> ", " + p.word()).orElse("");
    };
  }
}
