package imr.ui.review;

import java.time.LocalTime;

/** How it stands with what the analyst did last. */
public sealed interface SaveState {
  /** Nothing was done yet since the start. */
  record Nothing() implements SaveState {}

  /** On its way to the disk. */
  record Underway() implements SaveState {}

  /** On disk since then. */
  record Saved(LocalTime at) implements SaveState {}

  /**
   * Not on disk; everything is still here and is tried again with the next gesture, or when asked
   * to.
   */
  record Failed(String sentence) implements SaveState {}
}
