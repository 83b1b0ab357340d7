package imr.store;

import java.time.Instant;

/**
 * Something kept for good beside the letters, word for word; never changed.
 *
 * @param about the id of the letter that it is about; empty where it is about no single one
 * @param name unique among those of its kind about the same
 */
public record Document(Kind kind, String about, String name, Instant at, String text) {
  /** What a document says. */
  public enum Kind {
    GOLD_SET,
    /** Another workbench's ledger of a letter, which does not follow from this store's. */
    LEDGER,
    /** A revision of the project's own fields, by its number. */
    SCHEMA,
    /** What was done to many letters in one step. */
    BULK,
    /** Letters that were archived, moved to the trash, or restored, in one step. */
    AVAILABILITY,
    /** Letters that are annotated once more, blind. */
    DOUBLE_ROUND,
    /** One gesture of a letter's second record. */
    PASS_GESTURE,
    /** That a second record is compared with the letter's own from now on. */
    ADJUDICATION,
    /**
     * How planted errors are set; about a letter, what became of one. No planted value is ever in
     * one.
     */
    PLANT;

    /** The sentence about a document of the kind that is not what was written. */
    public String damaged(String name) {
      return switch (this) {
        case GOLD_SET -> "The gold set “%s” is damaged.".formatted(name);
        case SCHEMA -> "Revision %s of the project fields is damaged.".formatted(name);
        case LEDGER -> "The separately kept history from “%s” is damaged.".formatted(name);
        case BULK -> "The record of the batch action “%s” is damaged.".formatted(name);
        case AVAILABILITY ->
            "Record %s of archived and deleted letters is damaged.".formatted(name);
        case DOUBLE_ROUND -> "The round of double annotation “%s” is damaged.".formatted(name);
        case PLANT -> "A record of planted errors is damaged (%s).".formatted(name);
        case PASS_GESTURE, ADJUDICATION ->
            "A second annotation is damaged (%s).".formatted(name.replace("	", ", "));
      };
    }
  }
}
