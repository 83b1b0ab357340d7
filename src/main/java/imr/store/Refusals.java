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
              + " are open in another IMR Workbench window. Use that window, or close it and start"
              + " again.";
      case NEWER_VERSION ->
          "The letters in "
              + folder
              + " were last opened with a newer version of IMR Workbench. Start that version, or"
              + " install it on this computer. Nothing was changed.";
      case NO_ACCESS ->
          "The folder "
              + folder
              + " can't be read or written. Make sure that you have permission and that the drive"
              + " is connected and has free space, or choose another folder.";
      case FOLDER_NAME ->
          "Letters can't be stored in "
              + folder
              + " because its name contains a semicolon. Choose another folder.";
      case PASSPHRASE_NEEDED ->
          "The letters in " + folder + " are encrypted. Enter the passphrase.";
      case WRONG_PASSPHRASE ->
          "Wrong passphrase for the letters in "
              + folder
              + ". Try again. Check capital letters and the keyboard language.";
      case KEY_LOST ->
          "The letters in "
              + folder
              + " are encrypted, and the file store.key, which is needed to open them, is missing"
              + " or damaged. Restore a copy of the file.";
      case FOREIGN ->
          "The library in "
              + folder
              + " has database objects that this program doesn't create. It wasn't opened, and"
              + " nothing in it ran. Don't use this copy; put a copy of your own there.";
      case DAMAGED ->
          "The letters in "
              + folder
              + " are damaged and can't be opened, and there's no backup or journal to rebuild them"
              + " from. Nothing was changed. Copy the folder to a safe place, and then replace it"
              + " with a copy of your own.";
    };
  }
}
