package imr.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import imr.JavaProcess;
import imr.store.Store;
import imr.store.StoreFixtures;
import imr.store.team.TeamServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole program goes from one library to the other, in a process of its own. */
final class TeamProgramTest {
  @TempDir private Path folder;
  private final TeamServer server = TeamServer.shared();
  private final String database = server.database();

  private List<String> said(String first, String... commands) throws Exception {
    try (Store ana = server.open(database, TeamServer.ANA, folder.resolve("elsewhere"))) {
      StoreFixtures.add(ana, StoreFixtures.letter(1));
      StoreFixtures.add(ana, StoreFixtures.letter(2));
    }
    List<String> words =
        JavaProcess.unseen(
            TeamProgram.class.getName(),
            folder.toString(),
            String.valueOf(server.port()),
            database,
            first);
    words.addAll(List.of(commands));
    Process process =
        new ProcessBuilder(words).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    String said = process.inputReader().readAllAsString();
    process.onExit().join();
    return said.lines().map(String::strip).toList();
  }

  private Properties settings(Path of) throws Exception {
    Properties lines = new Properties();
    try (var reader = Files.newBufferedReader(of.resolve("settings.properties"))) {
      lines.load(reader);
    }
    return lines;
  }

  @Test
  void teamLibraryIsOpenedAndLeftAndOpenedAgain() throws Exception {
    assertEquals(
        List.of(
            "IMR Workbench: 0 local",
            "IMR Workbench – Team library: 2 local team",
            "IMR Workbench: 0 local",
            "IMR Workbench – Team library: 2 local team"),
        said("local", "team-library", "local-library", "team-library", "quit"));
    assertEquals("Zoë", settings(folder).getProperty("annotator"));
    assertEquals("Ana Núñez", settings(folder.resolve("team")).getProperty("annotator"));
    for (Path of : List.of(folder, folder.resolve("team"))) {
      assertFalse(settings(of).toString().contains(TeamServer.PASSWORD));
    }
  }

  @Test
  void programThatWasStartedOverATeamLibraryOpensTheOneOnThisComputer() throws Exception {
    assertEquals(
        List.of(
            "IMR Workbench – Team library: 2  team",
            "IMR Workbench: 0 local",
            "IMR Workbench – Team library: 2 local team"),
        said("team", "local-library", "team-library", "quit"));
  }

  @Test
  void sameTeamLibraryCanBeOpenedFromItself() throws Exception {
    assertEquals(
        List.of("IMR Workbench – Team library: 2  team", "IMR Workbench – Team library: 2  team"),
        said("team", "team-library", "quit"));
  }
}
