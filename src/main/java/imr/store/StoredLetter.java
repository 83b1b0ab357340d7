package imr.store;

/** A letter with its row and its whole ledger, as they stood at one moment. */
public record StoredLetter(NumberedRow numbered, LoadedLetter kept) {
  StoredLetter inArchive() {
    return new StoredLetter(new NumberedRow(numbered.number(), numbered.row().inArchive()), kept);
  }
}
