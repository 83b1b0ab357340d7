package imr.store;

import java.util.List;

/** What came of opening a store. */
public sealed interface StoreOpenResult {

  /**
   * The store is open, and no other process can open it until it is closed.
   *
   * @param remarks for the analyst: what was damaged, and what was done about it; mostly none
   */
  record Opened(Store store, List<String> remarks) implements StoreOpenResult {
    public Opened {
      remarks = List.copyOf(remarks);
    }
  }

  /**
   * The store stays shut, and nothing in it was changed.
   *
   * @param sentence for the analyst: what is the matter, with which folder, and what to do
   */
  record Refused(Reason reason, String sentence) implements StoreOpenResult {}

  /** Why a store stays shut, and the sentence about it, with {@code %s} for the folder. */
  enum Reason {
    IN_USE(
        "The letters in %s are open in another IMR Workbench window. Use that window, or close it"
            + " and start again."),
    NEWER_VERSION(
        "The letters in %s were last opened with a newer version of IMR Workbench. Start that"
            + " version, or install it on this computer. Nothing was changed."),
    /** The folder or its files cannot be read or written. */
    NO_ACCESS(
        "The folder %s can't be read or written. Make sure that you have permission and that the"
            + " drive is connected and has free space, or choose another folder."),
    /** The database cannot be kept in a folder of that name. */
    FOLDER_NAME(
        "Letters can't be stored in %s because its name contains a semicolon. Choose another"
            + " folder."),
    /** The store is encrypted, and no passphrase was given. */
    PASSPHRASE_NEEDED("The letters in %s are encrypted. Enter the passphrase."),
    WRONG_PASSPHRASE(
        "Wrong passphrase for the letters in %s. Try again. Check capital letters and the keyboard"
            + " language."),
    /** The store is encrypted, and the file with its key is gone or damaged. */
    KEY_LOST(
        "The letters in %s are encrypted, and the file store.key, which is needed to open them, is"
            + " missing or damaged. Restore a copy of the file."),
    /** The database has objects that the program doesn't create; nothing in it ran. */
    FOREIGN(
        "The library in %s has database objects that this program doesn't create. It wasn't"
            + " opened, and nothing in it ran. Don't use this copy; put a copy of your own there."),
    /** A team library's server asks for a password, and none was given. */
    PASSWORD_NEEDED("The team library at %s needs a password."),
    WRONG_PASSWORD(
        "Wrong username or password for the team library at %s. Try again. Check capital letters"
            + " and the keyboard language."),
    UNREACHABLE(
        "Can't reach the team library at %s. Check the host name, the port, and the network"
            + " connection, then try again."),
    UNTRUSTED(
        "The server at %s couldn't prove its identity, so the connection wasn't made. Ask the"
            + " administrator for the certificate file (CA file) of the team library."),
    NO_TLS(
        "The server at %s doesn't offer an encrypted connection, so none was made. Ask its"
            + " administrator to turn on TLS."),
    SERVER_ERROR(
        "The server at %s reported an error, so the team library wasn't opened. Try again, or ask"
            + " its administrator to look at the server's log."),
    NO_TEAM_LIBRARY(
        "There's no team library at %s yet. Ask the administrator to run the command team init."),
    NOT_A_MEMBER(
        "You aren't a member of the team library at %s. Ask the administrator to add you with the"
            + " command team add-user."),
    OLDER_VERSION(
        "The team library at %s was made by an older version of IMR Workbench. Ask the"
            + " administrator to run the command team init again; it keeps everything."),
    /** A pipe, a device, a folder, or a link to one has the name of a file. */
    NO_FILE(
        "The folder %s has something else in place of one of the library's files, such as a pipe,"
            + " a device, or a folder. Nothing was changed. Put a copy of your own files there."),
    DAMAGED(
        "The letters in %s are damaged and can't be opened, and there's no backup or journal to"
            + " rebuild them from. Nothing was changed. Copy the folder to a safe place, and then"
            + " replace it with a copy of your own.");

    private final String sentence;

    Reason(String sentence) {
      this.sentence = sentence;
    }

    /** True where a passphrase or a password is missing that a person can be asked for. */
    public boolean needsSecret() {
      return this == PASSPHRASE_NEEDED || this == PASSWORD_NEEDED;
    }

    /** True where what was typed doesn't open it, so that a person can be asked once more. */
    public boolean isWrongSecret() {
      return this == WRONG_PASSPHRASE || this == WRONG_PASSWORD;
    }

    /**
     * A refusal for this reason.
     *
     * @param where the folder, or the team library's server and database
     */
    public Refused refuse(Object where) {
      return new Refused(this, sentence.formatted(where));
    }
  }
}
