package imr.workbench;

import imr.annotation.Headline;
import imr.annotation.ProjectSchema;
import imr.annotation.ProjectSchema.Outcome;
import imr.annotation.Schema;
import imr.annotation.SchemaChange;
import imr.annotation.SchemaEdit;
import imr.annotation.SchemaMerge;
import imr.exchange.SchemaEditFile;
import imr.store.Document;
import imr.store.LetterRow;
import imr.store.Store;
import imr.store.StoreDamagedException;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * The project's own fields, as the store keeps them: each change a document of its own, with who
 * and when, never changed. All of it may be called from any thread; changes follow one another.
 */
public final class CustomFields {
  private final Store store;
  private final Schema builtIn;
  private final Clock clock;
  private volatile ProjectSchema project;

  CustomFields(Store store, Schema builtIn, Clock clock) {
    this.store = store;
    this.builtIn = builtIn;
    this.clock = clock;
    this.project = read();
  }

  /** The schema with its changes. */
  public ProjectSchema project() {
    return project;
  }

  /** Reads what the store has; after it was restored. */
  void readAgain() {
    project = read();
  }

  /**
   * Changes that cannot be read leave the built-in schema: letters open, and what they hold in own
   * fields stays in their ledgers until the store is repaired.
   */
  private ProjectSchema read() {
    try {
      List<SchemaChange> changes =
          store.documents(Document.Kind.SCHEMA, "").stream()
              .flatMap(d -> SchemaEditFile.change(d.text()).stream())
              .sorted(Comparator.comparingInt(SchemaChange::revision))
              .toList();
      return ProjectSchema.of(builtIn, changes);
    } catch (StoreDamagedException damaged) {
      return ProjectSchema.of(builtIn);
    }
  }

  /**
   * Changes the schema as its next revision, by a person; it is on disk when this returns. Nothing
   * is kept where it is refused. The letters' figures in the library are to be counted again then
   * ({@link Workbench#changeFields}).
   */
  synchronized Outcome change(List<SchemaEdit> edits, String by) {
    return kept(project.with(edits, by, clock.instant()));
  }

  private Outcome kept(Outcome outcome) {
    if (outcome instanceof Outcome.Changed(ProjectSchema next)) {
      SchemaChange last = next.changes().getLast();
      String name = Integer.toString(last.revision());
      String line = SchemaEditFile.line(last);
      if (!store.keep(new Document(Document.Kind.SCHEMA, "", name, last.at(), line))) {
        return new Outcome.Refused(
            "Revision %s of the project fields exists but couldn't be read. Run Check data."
                .formatted(name));
      }
      project = next;
    }
    return outcome;
  }

  /**
   * Takes over what another project's schema adds.
   *
   * @param from what the change is kept as made by, where it is made here
   * @return a sentence for each field that is another one here, and for each reason why something
   *     is left out
   */
  synchronized List<String> merge(List<SchemaChange> theirs, String from, Instant now) {
    SchemaMerge.Merged merged = SchemaMerge.of(project, ProjectSchema.of(builtIn, theirs));
    Set<String> sentences = new LinkedHashSet<>(merged.conflicts());
    for (SchemaChange change : merged.next()) {
      int revision = project.revision() + 1; // not the change's own, where one before was left out
      SchemaChange next = new SchemaChange(revision, change.by(), change.at(), change.edits());
      refusal(kept(project.with(next))).ifPresent(sentences::add);
    }
    if (!merged.edits().isEmpty()) {
      refusal(kept(project.with(merged.edits(), from, now))).ifPresent(sentences::add);
    }
    return List.copyOf(sentences);
  }

  private static Optional<String> refusal(Outcome outcome) {
    return outcome instanceof Outcome.Refused(String why)
        ? Optional.of(SchemaMerge.leftOut(why))
        : Optional.empty();
  }

  /** True where a change can alter what the library tells of a letter. */
  static boolean touchesFigures(List<SchemaEdit> edits) {
    return edits.stream()
        .anyMatch(
            edit ->
                switch (edit) {
                  case SchemaEdit.AddField _, SchemaEdit.HideField _, SchemaEdit.RenameCode _ ->
                      true;
                  case SchemaEdit.AddGroup _,
                      SchemaEdit.AddCode _,
                      SchemaEdit.RenameField _,
                      SchemaEdit.RenameGroup _,
                      SchemaEdit.SetHelp _,
                      SchemaEdit.SetKey _,
                      SchemaEdit.SetGroup _,
                      SchemaEdit.SetHue _,
                      SchemaEdit.MoveField _,
                      SchemaEdit.MoveGroup _,
                      SchemaEdit.MoveCode _ ->
                      false;
                });
  }

  /** Counts again what the library tells of each letter; a damaged one is left to the check. */
  void countAgain(Function<String, Headline> headline, Task task) {
    List<LetterRow> letters = store.lettersAndTrash();
    task.begin(letters.size());
    for (LetterRow letter : letters) {
      if (!task.stopped()) {
        counted(letter.id(), headline)
            .filter(h -> !h.equals(letter.headline()))
            .ifPresent(h -> store.correctHeadline(letter.id(), h));
        task.step();
      }
    }
  }

  private static Optional<Headline> counted(String letter, Function<String, Headline> headline) {
    try {
      return Optional.of(headline.apply(letter));
    } catch (StoreDamagedException damaged) {
      return Optional.empty();
    }
  }
}
