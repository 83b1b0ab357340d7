package imr.store;

import imr.store.Opening.Reason;
import imr.store.Opening.Refused;
import java.nio.file.Path;
import java.sql.SQLException;
import org.h2.api.ErrorCode;

/** Why a store stays shut, in the analyst's words. */
record Refusals(Path folder) {

  Refused because(Reason reason) {
    return new Refused(reason, sentence(reason));
  }

  Refused because(SQLException e) {
    if (e instanceof ForeignObjects foreign) {
      return because(foreign.newer() ? Reason.NEWER_VERSION : Reason.FOREIGN);
    }
    return because(
        switch (e.getErrorCode()) {
          case ErrorCode.DATABASE_ALREADY_OPEN_1 -> Reason.IN_USE;
          case ErrorCode.FILE_VERSION_ERROR_1 -> Reason.NEWER_VERSION;
          case ErrorCode.IO_EXCEPTION_1, ErrorCode.IO_EXCEPTION_2 -> Reason.NO_ACCESS;
          default -> Reason.DAMAGED;
        });
  }

  private String sentence(Reason reason) {
    return switch (reason) {
      case IN_USE ->
          "The letters in "
              + folder
              + " are open in another window of the workbench. Go on there, or close it and start"
              + " again.";
      case NEWER_VERSION ->
          "The letters in "
              + folder
              + " were last opened with a newer version of the workbench. Start that version, or"
              + " install it on this computer; this one leaves them as they are.";
      case NO_ACCESS ->
          "The folder "
              + folder
              + " cannot be read and written by you. Ask for the rights to it, see that its drive"
              + " is connected and not full, or choose another folder.";
      case FOLDER_NAME ->
          "Letters cannot be kept in "
              + folder
              + " because its name has a semicolon in it. Choose a folder without one.";
      case PASSPHRASE_NEEDED ->
          "The letters in " + folder + " are encrypted. Give their passphrase.";
      case WRONG_PASSPHRASE ->
          "This is not the passphrase of the letters in "
              + folder
              + ". Try again; mind capitals and the keyboard's language.";
      case KEY_LOST ->
          "The letters in "
              + folder
              + " are encrypted, and the file store.key, without which no passphrase opens them, is"
              + " missing or damaged. Put a copy of it back there.";
      case FOREIGN ->
          "The library in "
              + folder
              + " has database objects that this program doesn't create. It wasn't opened, and"
              + " nothing in it ran. Don't use this copy; put a copy of your own there.";
      case DAMAGED ->
          "The letters in "
              + folder
              + " are damaged and cannot be opened, and there is neither a backup nor a journal to"
              + " mend them from. Nothing was changed. Copy the folder to a safe place, then put a"
              + " copy of your own there.";
    };
  }
}
