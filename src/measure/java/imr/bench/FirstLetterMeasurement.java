package imr.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The processor time of a process that starts, extracts from one letter, and ends: {@code mvn test
 * -Dtests.excluded=none -Dtest=FirstLetterMeasurement}, with {@code -Dclasses=} for the classes of
 * another version, which then is measured in turns with this one.
 */
@Tag("long")
final class FirstLetterMeasurement {
  private static final int ROUNDS = 15;
  private static final String LETTER =
      """
      Case Number: CM16-0012345

      CLINICAL CASE SUMMARY
      The injured worker is a 40 year old female who was injured on 1/2/2015 when she fell.
      Diagnoses include knee sprain and gout. Treatment to date has included rest and massage.

      IMR ISSUES, DECISIONS AND RATIONALES

      Physical therapy, 12 sessions, left knee: Upheld

      Claims Administrator guideline: Decision based on MTUS Chronic Pain Guidelines 2009.

      MAXIMUS guideline: Decision based on MTUS Knee Complaints 2004.

      Decision rationale: It is not medically necessary.
      """;

  @TempDir private Path folder;

  @Test
  void tells() throws IOException, InterruptedException {
    Path letter = Files.writeString(folder.resolve("letter.txt"), LETTER);
    String classPath = System.getProperty("java.class.path");
    String other = System.getProperty("classes", "");
    List<Long> here = new ArrayList<>();
    List<Long> there = new ArrayList<>();
    for (int round = 0; round < ROUNDS; round++) {
      here.add(milliseconds(classPath, letter));
      if (!other.isEmpty()) {
        there.add(milliseconds(other + java.io.File.pathSeparator + classPath, letter));
      }
    }
    System.out.println("first letter of a process, ms of processor time: " + median(here));
    if (!other.isEmpty()) {
      System.out.println("with the classes of " + other + ": " + median(there));
    }
  }

  private static long milliseconds(String classPath, Path letter)
      throws IOException, InterruptedException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    Process process =
        new ProcessBuilder(java, "-cp", classPath, FirstLetter.class.getName(), letter.toString())
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), said);
    return Long.parseLong(said.strip());
  }

  private static long median(List<Long> all) {
    return all.stream().sorted().toList().get(all.size() / 2);
  }
}
