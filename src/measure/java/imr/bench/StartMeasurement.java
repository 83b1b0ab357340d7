package imr.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import imr.JavaProcess;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * How long the program takes from its start until its window shows the library and a letter:
 * without help, and with the classes stored by an earlier run, in turns, by the clock: {@code mvn
 * test -Dtests.excluded=none -Dtest=StartMeasurement}, with {@code -Dturns=} for more of them. The
 * window is on no screen. {@code installer/StartTimes.java} measures the installed program.
 */
@Tag("long")
final class StartMeasurement {
  private static final Pattern USABLE = Pattern.compile("usable at ([0-9]+)");
  private static final int TURNS = Integer.getInteger("turns", 7);

  /** As the installed program has it. */
  private static final List<String> LATE_COMPILER =
      List.of(
          "-XX:Tier4InvocationThreshold=50000",
          "-XX:Tier4MinInvocationThreshold=6000",
          "-XX:Tier4CompileThreshold=150000",
          "-XX:Tier4BackEdgeThreshold=400000");

  @TempDir private Path folder;

  @Test
  void tells() throws IOException, InterruptedException {
    String classPath = classPath();
    Path archive = folder.resolve("classes.jsa");
    Path cache = folder.resolve("classes.aot");
    rehearse(classPath, "-XX:ArchiveClassesAtExit=" + archive);
    rehearse(classPath, "-XX:AOTCacheOutput=" + cache);
    Path data = rehearse(classPath);
    Map<String, List<String>> kinds = new LinkedHashMap<>();
    kinds.put("plain", List.of());
    kinds.put("late compiler", LATE_COMPILER);
    kinds.put("class archive", List.of("-XX:SharedArchiveFile=" + archive));
    kinds.put("AOT cache", List.of("-XX:AOTCache=" + cache));
    kinds.put("AOT cache, late compiler", and(LATE_COMPILER, "-XX:AOTCache=" + cache));
    print(measured(classPath, data, kinds));
  }

  private static Map<String, List<Long>> measured(
      String classPath, Path data, Map<String, List<String>> kinds)
      throws IOException, InterruptedException {
    Map<String, List<Long>> times = new LinkedHashMap<>();
    for (int turn = 0; turn <= TURNS; turn++) {
      for (Map.Entry<String, List<String>> kind : kinds.entrySet()) {
        long time = start(classPath, kind.getValue(), "--data", data.toString());
        if (turn > 0) { // in the first, files are read from the disk
          times.computeIfAbsent(kind.getKey(), _ -> new ArrayList<>()).add(time);
        }
      }
    }
    return times;
  }

  private static void print(Map<String, List<Long>> times) {
    long plain = median(times.getOrDefault("plain", List.of()));
    times.forEach(
        (kind, all) ->
            System.out.println(
                String.format(
                    Locale.ROOT,
                    "%-24s usable after %d ms, %.2f of plain, %s",
                    kind,
                    median(all),
                    (double) median(all) / plain,
                    all)));
    times.forEach(
        (kind, all) -> {
          if (!kind.equals("plain")) {
            Ratios.record("start beside plain: " + kind, (double) median(all) / plain);
          }
        });
  }

  /** Goes through the main job in a new library, which then has letters. */
  private Path rehearse(String classPath, String... options)
      throws IOException, InterruptedException {
    Path data = Files.createTempDirectory(folder, "data");
    start(classPath, List.of(options), "--data", data.toString(), "--rehearse");
    return data;
  }

  /** Returns the milliseconds until the window was usable. */
  private static long start(String classPath, List<String> options, String... arguments)
      throws IOException, InterruptedException {
    Path seen = Files.createTempFile("seen", ".txt");
    List<String> command = new ArrayList<>();
    command.add(JavaProcess.program());
    command.addAll(options);
    command.addAll(List.of("-Xlog:disable", "-Dglass.platform=Headless", "-Dprism.order=sw"));
    command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "-cp", classPath));
    command.add("imr.app.Main");
    command.addAll(List.of(arguments));
    command.addAll(List.of("--smoke-test", seen.toString()));
    long began = System.currentTimeMillis();
    run(command);
    Matcher usable = USABLE.matcher(Files.readString(seen));
    Files.delete(seen);
    assertTrue(usable.find(), "the window was not usable");
    return Long.parseLong(usable.group(1)) - began;
  }

  private static void run(List<String> command) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    try {
      assertTrue(process.waitFor(4, TimeUnit.MINUTES), "the program does not end");
      assertEquals(0, process.exitValue());
    } finally {
      process.destroyForcibly();
    }
  }

  /** As it is shipped: Java stores no classes from folders, so the program's own are in a jar. */
  private String classPath() throws IOException {
    List<Path> all =
        Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
            .map(Path::of)
            .toList();
    Path jar = folder.resolve("program.jar");
    Map<String, Path> files = new TreeMap<>();
    for (Path classes : all.stream().filter(StartMeasurement::isProgram).toList()) {
      addFiles(classes, files);
    }
    pack(files, jar);
    return Stream.concat(Stream.of(jar), all.stream().filter(Files::isRegularFile))
        .map(Path::toString)
        .collect(Collectors.joining(File.pathSeparator));
  }

  private static boolean isProgram(Path entry) {
    return Files.isDirectory(entry.resolve("imr")) && !entry.endsWith("test-classes");
  }

  private static void addFiles(Path classes, Map<String, Path> files) throws IOException {
    try (Stream<Path> inside = Files.walk(classes)) {
      for (Path file : inside.filter(Files::isRegularFile).toList()) {
        String name = classes.relativize(file).toString().replace(File.separatorChar, '/');
        files.putIfAbsent(name, file);
      }
    }
  }

  private static void pack(Map<String, Path> files, Path jar) throws IOException {
    try (OutputStream file = Files.newOutputStream(jar);
        ZipOutputStream zip = new ZipOutputStream(file)) {
      for (Map.Entry<String, Path> entry : files.entrySet()) {
        zip.putNextEntry(new ZipEntry(entry.getKey()));
        Files.copy(entry.getValue(), zip);
        zip.closeEntry();
      }
    }
  }

  private static List<String> and(List<String> options, String more) {
    return Stream.concat(options.stream(), Stream.of(more)).toList();
  }

  private static long median(List<Long> all) {
    return all.stream().sorted().toList().get(all.size() / 2);
  }
}
