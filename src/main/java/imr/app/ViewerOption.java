package imr.app;

import imr.ui.settings.Preferences;
import imr.ui.settings.Settings;
import java.util.Optional;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/**
 * Who looks at what a command tells, before a command or after it. It keeps annotators honest, not
 * out: whoever can read the library's files can read everything in it.
 */
final class ViewerOption {
  @Option(
      names = "--viewer",
      paramLabel = "PERSON",
      scope = ScopeType.INHERIT,
      description =
          "The person who runs the command; letters that they annotate blind are left out."
              + " Default: the annotator in the window, or the user of this computer.")
  private Optional<String> person = Optional.empty();

  /**
   * The person's name, never blank.
   *
   * @param folder whose settings tell who annotates in the window
   */
  String name(DataFolder folder) {
    return person
        .map(String::strip)
        .filter(name -> !name.isEmpty())
        .orElseGet(() -> inWindow(folder));
  }

  private static String inWindow(DataFolder folder) {
    return Settings.open(folder.settings(), Preferences.of(Openings.userName()))
        .current()
        .annotator();
  }
}
