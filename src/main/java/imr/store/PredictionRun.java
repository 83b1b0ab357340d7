package imr.store;

import java.time.Instant;

/**
 * What one program elsewhere said of letters, taken in under a name.
 *
 * @param name unique in the store
 * @param author the program's name, or the person's where the file tells it
 * @param at when it was taken in first
 * @param format the id of the form of files that it came in; empty where that isn't known
 */
public record PredictionRun(
    String name, String author, String version, Instant at, String format) {}
