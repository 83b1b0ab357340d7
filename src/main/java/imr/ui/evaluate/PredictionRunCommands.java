package imr.ui.evaluate;

import imr.exchange.PredictionFormat;
import imr.ui.kit.Command;
import imr.ui.kit.TextPrompt;
import imr.ui.shell.Shell;
import imr.workbench.PredictionReport;
import imr.workbench.Predictions;
import imr.workbench.Task;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableBooleanValue;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;

/**
 * The commands that take in what programs elsewhere say. No letter is open meanwhile, since their
 * suggestions go into the letters' ledgers.
 */
public final class PredictionRunCommands {
  private static final System.Logger LOG = System.getLogger(PredictionRunCommands.class.getName());
  private static final String TITLE = "Import predictions";

  /** More sentences are not shown at once. */
  private static final int MOST_SENTENCES = 200;

  private final Shell shell;

  public PredictionRunCommands(Shell shell) {
    this.shell = shell;
  }

  public List<Command> verbs() {
    ObservableBooleanValue idle = Bindings.not(shell.jobs().running());
    return List.of(
        Command.of(
            "import-predictions",
            "File",
            "Import predictions…",
            "Shortcut+Alt+I",
            idle,
            this::chooseFile),
        Command.of(
            "import-prediction-folder",
            "File",
            "Import prediction folder…",
            "Shortcut+Alt+Shift+I",
            idle,
            this::chooseFolder));
  }

  private void chooseFile() {
    FileChooser chooser = new FileChooser();
    chooser.setTitle(TITLE);
    Optional.ofNullable(chooser.showOpenDialog(shell.stage()))
        .map(File::toPath)
        .ifPresent(this::ask);
  }

  private void chooseFolder() {
    DirectoryChooser chooser = new DirectoryChooser();
    chooser.setTitle(TITLE);
    Optional.ofNullable(chooser.showDialog(shell.stage())).map(File::toPath).ifPresent(this::ask);
  }

  /** Asks what to call the predictions of a file or folder, and takes them in. */
  public void ask(Path file) {
    shell.background().run(_ -> looked(file), look -> ask(file, look), _ -> unreadable(file));
  }

  /** What a file looks like: a format, or what to do where it's in none. */
  private sealed interface Look {
    record Known(PredictionFormat format) implements Look {}

    record Unknown(String advice) implements Look {}
  }

  private Look looked(Path file) {
    try {
      Predictions predictions = shell.workbench().predictions();
      Optional<PredictionFormat> format = predictions.recognise(file);
      return format.isPresent()
          ? new Look.Known(format.get())
          : new Look.Unknown(predictions.advice(file));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private void ask(Path file, Look look) {
    switch (look) {
      case Look.Known(PredictionFormat format) -> ask(file, format);
      case Look.Unknown(String advice) -> shell.dialogs().tell(TITLE, advice, List.of());
    }
  }

  private void unreadable(Path file) {
    shell
        .dialogs()
        .tell(
            TITLE,
            file
                + " couldn't be read. Make sure that the file exists and that you have permission"
                + " to open it, and then choose it again.",
            List.of());
  }

  private void ask(Path file, PredictionFormat format) {
    TextPrompt.show(
        shell.overlay(),
        "Name this run",
        format.label()
            + ". Predictions appear next to your values and never change them. Letters that are"
            + " only in the file are imported too.",
        String.valueOf(file.getFileName()).replaceFirst("(?<=.)\\.[^.]*$", ""),
        name -> take(file, format, name.strip()));
  }

  private void take(Path file, PredictionFormat format, String name) {
    Predictions.Choices choices = new Predictions.Choices(name, Optional.empty(), "", true);
    shell
        .jobs()
        .withNoLetterOpen(
            "Reading predictions…",
            true,
            task -> taken(file, format, choices, task),
            this::tell,
            this::brokenOff);
  }

  private PredictionReport taken(
      Path file, PredictionFormat format, Predictions.Choices choices, Task task) {
    try {
      return shell.workbench().predictions().take(file, format, choices, task);
    } catch (IOException damaged) {
      throw new UncheckedIOException(damaged);
    }
  }

  private void tell(PredictionReport report) {
    switch (report) {
      case PredictionReport.Refused(String sentence) ->
          shell.dialogs().tell(TITLE, sentence, List.of());
      case PredictionReport.PredictionsImported taken -> {
        shell.review().say(taken.line() + ".");
        if (!taken.details().isEmpty()) {
          shell.dialogs().tell(TITLE, taken.line() + ".", firstOf(taken.details()));
        }
      }
    }
  }

  private static List<String> firstOf(List<String> sentences) {
    List<String> first =
        new ArrayList<>(sentences.subList(0, Math.min(MOST_SENTENCES, sentences.size())));
    if (sentences.size() > MOST_SENTENCES) {
      first.add("… and %,d more.".formatted(sentences.size() - MOST_SENTENCES));
    }
    return first;
  }

  private void brokenOff(Throwable accident) {
    LOG.log(System.Logger.Level.ERROR, "importing predictions failed", accident);
    shell
        .dialogs()
        .tell(
            TITLE,
            "Couldn't import the predictions: a file can't be read, or the disk is full. What was"
                + " imported before is kept. Fix the problem, and then import the same file again.",
            List.of());
  }
}
