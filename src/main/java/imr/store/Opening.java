package imr.store;

import java.util.List;

/** What came of opening a store. */
public sealed interface Opening {

  /**
   * The store is open, and no other process can open it until it is closed.
   *
   * @param remarks for the analyst: what was damaged, and what was done about it; mostly none
   */
  record Opened(Store store, List<String> remarks) implements Opening {
    public Opened {
      remarks = List.copyOf(remarks);
    }
  }

  /**
   * The store stays shut, and nothing in it was changed.
   *
   * @param sentence for the analyst: what is the matter, with which folder, and what to do
   */
  record Refused(Reason reason, String sentence) implements Opening {}

  /** Why a store stays shut. */
  enum Reason {
    IN_USE,
    NEWER_VERSION,
    /** The folder or its files cannot be read or written. */
    NO_ACCESS,
    /** The database cannot be kept in a folder of that name. */
    FOLDER_NAME,
    /** The store is encrypted, and no passphrase was given. */
    PASSPHRASE_NEEDED,
    WRONG_PASSPHRASE,
    /** The store is encrypted, and the file with its key is gone or damaged. */
    KEY_LOST,
    /** The database has objects that the program doesn't create; nothing in it ran. */
    FOREIGN,
    DAMAGED
  }
}
