package imr.app;

import imr.annotation.GoldSet;
import imr.annotation.GoldSetPart;
import imr.annotation.QualityCertificate;
import imr.annotation.SplitShares;
import imr.exchange.CertificateFile;
import imr.workbench.Background;
import imr.workbench.GoldSetManager;
import imr.workbench.Task;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The commands for gold sets. */
@Command(
    name = "gold",
    description = "Manage gold sets: named, unchangeable sets of finished letters.",
    mixinStandardHelpOptions = true,
    versionProvider = CliCommands.Version.class)
final class GoldCommands implements Runnable {

  private final CliCommands commands;
  private final Console console;

  @Spec private CommandSpec spec = CommandSpec.create();

  GoldCommands(CliCommands commands, Console console) {
    this.commands = commands;
    this.console = console;
  }

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "Specify a subcommand: list, make, manifest, or certificate.");
  }

  @Command(
      name = "list",
      description =
          "List each set: name, creation time, creator, letters in each split, newer revisions.",
      mixinStandardHelpOptions = true,
      versionProvider = CliCommands.Version.class)
  int list(@Mixin LibraryOption library) throws IOException {
    return commands.onStore(
        commands.folder(library),
        w -> {
          w.gold().sets().forEach(set -> print(w.gold(), set));
          return true;
        });
  }

  private void print(GoldSetManager gold, GoldSet set) {
    long changed =
        inBackground(b -> gold.standing(set, b, new Task(System::nanoTime))).stream()
            .filter(l -> l.standing() != GoldSetManager.MemberStatus.CURRENT)
            .count();
    console.row(
        set.name(),
        set.at().toString(),
        set.by(),
        sizes(set),
        changed == 0 ? "unchanged" : changed + " changed since");
  }

  /** Returns, for example, {@code 48 train, 6 development, 6 test}. */
  private static String sizes(GoldSet set) {
    return String.join(
        ", ", Arrays.stream(GoldSetPart.values()).map(p -> set.size(p) + " " + p.word()).toList());
  }

  private static <T> T inBackground(java.util.function.Function<Background, T> work) {
    try (Background background = Background.onAllCores(Runnable::run)) {
      return work.apply(background);
    }
  }

  @Command(
      name = "make",
      description = "Create a gold set from the latest revisions of all finished letters.",
      mixinStandardHelpOptions = true,
      versionProvider = CliCommands.Version.class)
  int make(
      @Mixin LibraryOption library,
      @Option(
              names = "--shares",
              split = ",",
              defaultValue = "80,10,10",
              paramLabel = "N",
              description =
                  "The percentages of training, development, and test letters, such as 80,10,10. A"
                      + " letter's split depends only on its text.")
          List<Integer> shares,
      @Option(
              names = "--by",
              paramLabel = "PERSON",
              description = "The name of the person who creates the set.")
          Optional<String> by,
      @Parameters(paramLabel = "NAME", description = "The name of the set, such as 2026-Q4.")
          String name)
      throws IOException {
    SplitShares parts = shares(shares);
    if (name.isBlank()) {
      throw misunderstood("make", "Enter a name for the gold set.");
    }
    String person = by.orElse(System.getProperty("user.name", "analyst"));
    return commands.onStore(commands.folder(library), w -> made(w.gold(), name, person, parts));
  }

  private boolean made(GoldSetManager gold, String name, String by, SplitShares shares) {
    List<GoldSet.Member> members =
        inBackground(b -> gold.finished(b, new Task(System::nanoTime))).stream()
            .map(letter -> GoldSetManager.member(letter, shares))
            .toList();
    if (members.isEmpty()) {
      console.trouble("There are no finished letters, so there's nothing to put in a gold set.");
      return false;
    }
    Optional<GoldSet> set = gold.make(name, by, members);
    set.ifPresentOrElse(
        s -> console.row(s.name(), sizes(s)),
        () ->
            console.trouble(
                "A gold set named “"
                    + name
                    + "” already exists. Gold sets can't be changed. Enter another name."));
    return set.isPresent();
  }

  private SplitShares shares(List<Integer> shares) {
    try {
      if (shares.size() == 3) {
        return new SplitShares(shares.get(0), shares.get(1), shares.get(2));
      }
    } catch (IllegalArgumentException notAHundred) {
      throw misunderstood(
          "make", "Enter three percentages that aren't negative and add up to 100.");
    }
    throw misunderstood("make", "Enter three percentages, such as 80,10,10.");
  }

  private ParameterException misunderstood(String command, String sentence) {
    return new ParameterException(spec.subcommands().get(command), sentence);
  }

  @Command(
      name = "manifest",
      description = "Write the hashes of a set as JSON to FILE or to standard output.",
      mixinStandardHelpOptions = true,
      versionProvider = CliCommands.Version.class)
  int manifest(
      @Mixin LibraryOption library,
      @Option(names = "--out", paramLabel = "FILE", description = "The output file.")
          Optional<Path> out,
      @Parameters(paramLabel = "NAME", description = "The name of the set.") String name)
      throws IOException {
    return commands.onStore(
        commands.folder(library),
        w -> {
          Optional<GoldSet> set = w.gold().named(name);
          if (set.isEmpty()) {
            console.trouble("There's no gold set named “" + name + "”.");
            return false;
          }
          console.deliver(w.gold().manifest(set.get()), out);
          return true;
        });
  }

  @Command(
      name = "certificate",
      description = {
        "Write a set's quality certificate as JSON to FILE or to standard output, or as an HTML"
            + " page if FILE ends in .html."
      },
      mixinStandardHelpOptions = true,
      versionProvider = CliCommands.Version.class)
  int certificate(
      @Mixin LibraryOption library,
      @Option(names = "--out", paramLabel = "FILE", description = "The output file.")
          Optional<Path> out,
      @Parameters(paramLabel = "NAME", description = "The name of the set.") String name)
      throws IOException {
    boolean page = out.filter(f -> f.toString().endsWith(".html")).isPresent();
    return commands.onStore(
        commands.folder(library),
        w -> {
          Optional<QualityCertificate> certificate =
              w.gold().named(name).map(w.quality()::certificate);
          if (certificate.isEmpty()) {
            console.trouble("There's no gold set named “" + name + "”.");
            return false;
          }
          QualityCertificate of = certificate.get();
          console.deliver(page ? CertificateFile.html(of) : CertificateFile.json(of), out);
          return true;
        });
  }
}
