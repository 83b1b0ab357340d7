import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How long an installed program takes until its window can be used, with the cache for a fast start
 * and without it, in turns:
 *
 * <pre>java installer/StartTimes.java [IMAGE] [TURNS]</pre>
 *
 * <p>From the moment the program is started by this one until the second frame after a letter is on
 * the desk, by the clock. Each turn is a process of its own; before the first, one of each kind is
 * not counted. Only worth something on a machine that does nothing else.
 */
final class StartTimes {
  private StartTimes() {}

  public static void main(String[] arguments) throws IOException {
    Options options = Options.of(Path.of("").toAbsolutePath(), List.of("start-times"));
    Target target = options.jdk().target();
    Path image =
        arguments.length > 0
            ? Path.of(arguments[0]).toAbsolutePath()
            : options.out().resolve(AppImage.name(target));
    int turns = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 11;
    try {
      Path launcher = AppImage.Layout.of(target, image).launcher();
      Screen.with(screen -> print(measured(launcher, screen, turns, options.work())));
    } catch (Trouble trouble) {
      System.err.println(trouble.getMessage());
      System.exit(1);
    }
  }

  /** In milliseconds, by kind. */
  private static Map<String, List<Long>> measured(
      Path launcher, Map<String, String> screen, int turns, Path work) throws IOException {
    Path data = Folders.fresh(work.resolve("start-times"));
    Path seen = work.resolve("start-times.txt");
    // the samples come in, the annotator is known, both kinds of start have their files in memory
    Tools.run(screen, launcher, "--data", data, "--rehearse", "--smoke-test", seen);
    start(launcher, without(screen), data, seen);
    Map<String, List<Long>> times = new TreeMap<>();
    for (int turn = 0; turn < turns; turn++) {
      add(times, "with the cache", start(launcher, screen, data, seen));
      add(times, "without it", start(launcher, without(screen), data, seen));
    }
    Folders.remove(data);
    return times;
  }

  private static void add(Map<String, List<Long>> times, String kind, long millis) {
    times.computeIfAbsent(kind, _ -> new ArrayList<>()).add(millis);
  }

  private static Map<String, String> without(Map<String, String> screen) {
    Map<String, String> all = new TreeMap<>(screen);
    all.put("JAVA_TOOL_OPTIONS", "-XX:AOTMode=off");
    return all;
  }

  private static long start(Path launcher, Map<String, String> screen, Path data, Path seen)
      throws IOException {
    Files.deleteIfExists(seen);
    long began = System.currentTimeMillis();
    Tools.quietly(screen, launcher, "--data", data, "--smoke-test", seen);
    return Files.readString(seen)
            .lines()
            .filter(l -> l.startsWith("usable at "))
            .mapToLong(l -> Long.parseLong(l.substring("usable at ".length())))
            .findFirst()
            .orElseThrow()
        - began;
  }

  private static void print(Map<String, List<Long>> times) throws IOException {
    times.forEach(
        (kind, all) -> System.out.printf("%-16s median %5d ms of %s%n", kind, median(all), all));
    double share = (double) median(times.get("with the cache")) / median(times.get("without it"));
    System.out.printf("%-16s %.2f of the time without it%n", "with the cache", share);
    Path load = Path.of("/proc/loadavg");
    if (Files.exists(load)) {
      System.out.println("load of the machine: " + Files.readString(load).strip());
    }
  }

  private static long median(List<Long> times) {
    List<Long> sorted = new ArrayList<>(times);
    Collections.sort(sorted);
    return sorted.get(sorted.size() / 2);
  }
}
