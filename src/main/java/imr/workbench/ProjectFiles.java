package imr.workbench;

import imr.annotation.ValueReader;
import imr.exchange.ProjectReader;
import imr.review.ReviewSession;
import imr.store.Store;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** The library in a project file, and project files merged into the library. */
public final class ProjectFiles {
  private final Store store;
  private final CustomFields fields;
  private final String schemaId;
  private final ValueReader reader;
  private final LetterService letters;
  private final DoubleRounds rounds;
  private final SecondLedgers passes;
  private final ViewerAccess access;
  private final TimeLimitedWork foreign;
  private final Clock clock;
  private final Runnable requireNoLetterOpen;
  private final Runnable changed;

  /**
   * @param schemaId the built-in schema that a project file must have
   * @param access which letters the viewer annotates blind
   * @param changed called after a project file was merged
   */
  ProjectFiles(
      Store store,
      CustomFields fields,
      String schemaId,
      ValueReader reader,
      LetterService letters,
      DoubleRounds rounds,
      SecondLedgers passes,
      ViewerAccess access,
      TimeLimitedWork foreign,
      Clock clock,
      Runnable requireNoLetterOpen,
      Runnable changed) {
    this.store = store;
    this.fields = fields;
    this.schemaId = schemaId;
    this.reader = reader;
    this.letters = letters;
    this.rounds = rounds;
    this.passes = passes;
    this.access = access;
    this.foreign = foreign;
    this.clock = clock;
    this.requireNoLetterOpen = requireNoLetterOpen;
    this.changed = changed;
  }

  /**
   * Writes everything into one project file: letters with their original files and ledgers, gold
   * sets, schema, and the settings where they are given. Of a letter that the viewer annotates
   * blind, it has what programs suggested and the viewer's own second record. An existing file is
   * replaced only when all is written.
   */
  public ProjectExportResult write(Path file, Optional<String> settings, Task task)
      throws IOException {
    return export().write(file, settings, clock.instant(), task);
  }

  /**
   * Writes letters as they are in memory into a project file, while the library can't be reached.
   * Where a letter's original file can't be read either, its text takes the place.
   *
   * @return how many letters are in the file
   */
  public int writeUnsaved(Path file, List<ReviewSession> letters) throws IOException {
    return export().write(file, letters, clock.instant());
  }

  /**
   * Merges a project file into the library; nothing in it is taken out or changed. No letter may be
   * under review meanwhile: a gesture made there would no longer follow.
   */
  public ProjectReport read(Path file, Task task) throws IOException {
    requireNoLetterOpen.run();
    return switch (ProjectReader.open(file, schemaId)) {
      case ProjectReader.ProjectOpenResult.Refused(String sentence) ->
          new ProjectReport.Refused(sentence);
      case ProjectReader.ProjectOpenResult.Opened(ProjectReader project) -> {
        try (project) {
          yield take(project, String.valueOf(file.getFileName()), task);
        }
      }
    };
  }

  /** Its fields first, so that what its letters say in them is known. */
  private ProjectReport take(ProjectReader project, String from, Task task) throws IOException {
    int before = fields.project().revision();
    List<String> conflicts = fields.merge(project.schemaChanges(), from, clock.instant());
    ProjectReport.ProjectImported taken =
        new ProjectImport(
                store,
                fields.project().schema(),
                reader,
                from,
                clock.instant(),
                foreign,
                rounds,
                passes)
            .take(project, task);
    if (fields.project().revision() > before) {
      fields.countAgain(id -> letters.open(store.kept(id)).headline(), new Task(System::nanoTime));
    }
    changed.run();
    return taken.besides(conflicts);
  }

  private ProjectExport export() {
    return new ProjectExport(store, fields.project(), rounds, passes, access);
  }
}
