package imr.store;

import java.time.Instant;

/**
 * What one program elsewhere said of letters, taken in under a name.
 *
 * @param name unique in the store
 * @param author the program's name
 * @param at when it was taken in first
 */
public record PredictionRun(String name, String author, String version, Instant at) {}
