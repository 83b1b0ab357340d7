package imr.store;

import java.time.Instant;

/**
 * A copy of the store as it once was, in a folder of its own.
 *
 * @param name of its folder, by which it is restored
 * @param letters how many letters it has, at least
 * @param gestures how many gestures it has, those of programs included, at least
 * @param bytes on disk
 */
public record Backup(String name, Instant made, int letters, int gestures, long bytes) {}
