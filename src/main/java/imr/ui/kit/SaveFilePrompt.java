package imr.ui.kit;

import imr.exchange.AtomicOutput;
import imr.exchange.FileNames;
import imr.ui.review.ReviewModel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.stage.FileChooser;
import javafx.stage.Stage;

/** Asks where something small is to go, writes it there, and says so, or why not. */
public record SaveFilePrompt(Stage stage, Dialogs dialogs, ReviewModel desk) {
  private static final System.Logger LOG = System.getLogger(SaveFilePrompt.class.getName());

  /** Nothing where the analyst leaves; what no file's name may hold is taken out of the name. */
  public void save(String title, String name, byte[] bytes) {
    FileChooser chooser = new FileChooser();
    chooser.setTitle(title);
    chooser.setInitialFileName(FileNames.safe(name, "file"));
    Optional.ofNullable(chooser.showSaveDialog(stage)).ifPresent(f -> write(f.toPath(), bytes));
  }

  private void write(Path file, byte[] bytes) {
    try {
      AtomicOutput.write(file, bytes);
      desk.say(file.getFileName() + " saved.");
    } catch (IOException full) {
      LOG.log(System.Logger.Level.WARNING, "a file could not be written", full);
      dialogs.tell(
          "Couldn't save the file",
          file
              + " couldn't be saved. Make sure that the drive is connected and has free space, and"
              + " then try again.",
          List.of());
    }
  }
}
