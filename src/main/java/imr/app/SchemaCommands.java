package imr.app;

import imr.annotation.ProjectSchema;
import imr.annotation.Schema;
import imr.annotation.SchemaChange;
import imr.annotation.SchemaEdit;
import imr.annotation.SchemaEditText;
import imr.exchange.Encodings;
import imr.exchange.SchemaEditFile;
import imr.exchange.SchemaFile;
import imr.workbench.Task;
import imr.workbench.Workbench;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The commands for custom fields. */
@Command(
    name = "schema",
    description = "Show or change the fields of the form, including custom fields.",
    mixinStandardHelpOptions = true,
    versionProvider = CliCommands.Version.class)
final class SchemaCommands implements Runnable {

  private final CliCommands commands;
  private final Console console;

  @Spec private CommandSpec spec = CommandSpec.create();

  SchemaCommands(CliCommands commands, Console console) {
    this.commands = commands;
    this.console = console;
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Specify a subcommand: show, log, or add.");
  }

  @Command(
      name = "show",
      description = "Write the schema, including custom fields, as JSON.",
      mixinStandardHelpOptions = true,
      versionProvider = CliCommands.Version.class)
  int show(
      @Mixin LibraryOption library,
      @Option(names = "--out", paramLabel = "FILE", description = "The output file.")
          Optional<Path> out)
      throws IOException {
    return commands.onStore(
        commands.folder(library),
        w -> {
          console.deliver(SchemaFile.text(w.schema()), out);
          return true;
        });
  }

  @Command(
      name = "log",
      description = "List every change to the fields: revision, person, time, change.",
      mixinStandardHelpOptions = true,
      versionProvider = CliCommands.Version.class)
  int log(@Mixin LibraryOption library) throws IOException {
    return commands.onStore(
        commands.folder(library),
        w -> {
          w.fields().project().changes().forEach(this::print);
          return true;
        });
  }

  private void print(SchemaChange change) {
    change
        .edits()
        .forEach(
            edit ->
                console.row(
                    "" + change.revision(),
                    change.by(),
                    change.at().toString(),
                    TerminalText.json(SchemaEditFile.json(edit))));
  }

  @Command(
      name = "add",
      description = {
        "Apply the changes in a JSON file as one revision: [{\"do\": \"addField\", \"label\":"
            + " \"Attorney\", \"type\": \"text\", \"group\": \"case\"}]. Values of do: addField,"
            + " addGroup, addCode, renameField, renameGroup, renameCode, setHelp, setKey, setGroup,"
            + " setColor, moveField, moveGroup, moveCode, hideField, showField."
      },
      mixinStandardHelpOptions = true,
      versionProvider = CliCommands.Version.class)
  int add(
      @Mixin LibraryOption library,
      @Option(
              names = "--by",
              paramLabel = "NAME",
              description = "The name of the person (default: the current system user).")
          Optional<String> by,
      @Parameters(paramLabel = "FILE", description = "The JSON file with the changes.") Path file)
      throws IOException {
    String json = Encodings.text(file);
    String person = by.orElseGet(() -> System.getProperty("user.name", "somebody"));
    commands.folder(library).create();
    return commands.onStore(commands.folder(library), w -> added(w, json, person));
  }

  private boolean added(Workbench workbench, String json, String by) {
    Schema before = workbench.schema();
    return switch (SchemaEditFile.read(json, before)) {
      case SchemaEditFile.SchemaEditReadResult.Refused(String sentence) -> refused(sentence);
      case SchemaEditFile.SchemaEditReadResult.Read(List<SchemaEdit> edits) ->
          switch (workbench.changeFields(edits, by, new Task(System::nanoTime))) {
            case ProjectSchema.Outcome.Refused(String sentence) -> refused(sentence);
            case ProjectSchema.Outcome.Changed(ProjectSchema project) -> {
              SchemaEditText.of(before, edits).forEach(console::print);
              console.print("Fields updated: %s.".formatted(project.schema().id()));
              yield true;
            }
          };
    };
  }

  private boolean refused(String sentence) {
    console.trouble(sentence + " Nothing was changed.");
    return false;
  }
}
