package imr.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class InstalledJavaTest {
  @TempDir private Path place;

  @BeforeEach
  void installSome() throws IOException {
    install("jdk-17", "17.0.15");
    install("jdk-25", "25.0.1");
    install("jdk-26/Contents/Home", "26");
    Files.createDirectories(place.resolve("jdk-99-without-a-program"));
  }

  @Test
  void theNewestOfTheUsualPlacesIsTaken() {
    assertEquals(Optional.of(place.resolve("jdk-26/Contents/Home")), found(Map.of(), 25));
  }

  @Test
  void whatTheEnvironmentNamesComesFirstAndJava25HomeBeforeJavaHome() throws IOException {
    Path mine = install("elsewhere/mine", "25.0.9");
    Path other = install("elsewhere/other", "27");
    assertEquals(
        Optional.of(mine),
        found(Map.of("JAVA25_HOME", mine.toString(), "JAVA_HOME", other.toString()), 25));
    assertEquals(Optional.of(other), found(Map.of("JAVA_HOME", other.toString()), 25));
  }

  @Test
  void whatTheEnvironmentNamesIsPassedOverWhereItIsTooOldOrNotThere() {
    assertEquals(
        Optional.of(place.resolve("jdk-26/Contents/Home")),
        found(
            Map.of(
                "JAVA25_HOME",
                place.resolve("nowhere").toString(),
                "JAVA_HOME",
                place.resolve("jdk-17").toString()),
            25));
  }

  @Test
  void noneIsFoundWhereAllAreTooOld() {
    assertEquals(Optional.empty(), found(Map.of(), 27));
  }

  private Optional<Path> found(Map<String, String> environment, int atLeast) {
    return new InstalledJava(environment, List.of(place, place.resolve("no folder")))
        .newest(atLeast);
  }

  private Path install(String folder, String version) throws IOException {
    Path home = place.resolve(folder);
    Files.createDirectories(home.resolve("bin"));
    Files.writeString(home.resolve("bin/java"), "");
    Files.writeString(
        home.resolve("release"), "IMPLEMENTOR=\"x\"\nJAVA_VERSION=\"" + version + "\"\n");
    return home;
  }
}
