package imr.ui.settings;

import imr.annotation.FieldId;
import imr.exchange.AtomicOutput;
import imr.exchange.PrivateFiles;
import imr.store.AuthenticatedCipher;
import imr.workbench.LearningService;
import java.io.IOException;
import java.io.StringReader;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * The preferences in one small file. Every change is on disk before {@link #change} returns,
 * written beside the file and then moved over it, so that a killed process leaves the old file or
 * the new one. A file that cannot be understood is kept under another name, and the defaults are
 * used.
 *
 * <p>Saved filters can quote letters, so that they are sealed where the library is encrypted, and
 * so is a damaged file that was kept; see {@link #protect}. The files are for their user alone.
 */
public final class Settings {
  /** What the library's secret for this file is named. */
  public static final String SECRET = "settings";

  private static final String FILTERS = "library.filters";
  private static final String SEALED_FILTERS = "library.filters.sealed";

  /** What a damaged file begins with that was sealed as a whole. */
  private static final String SEALED = "sealed ";

  private static final System.Logger LOG = System.getLogger(Settings.class.getName());

  /** Before the id of a command whose key is the analyst's own. */
  private static final String KEY = "key.";

  private final Path file;
  private final Optional<String> remark;
  private final Object changing = new Object();
  private volatile Preferences current;
  private Optional<AuthenticatedCipher> seal = Optional.empty();

  /** Filters that no secret has opened yet. */
  private Optional<String> sealed = Optional.empty();

  private Settings(Path file, Preferences current, Optional<String> remark) {
    this.file = file;
    this.current = current;
    this.remark = remark;
  }

  /**
   * Reads the file; one that is not there is a first start.
   *
   * @param defaults what holds where the file says nothing
   */
  public static Settings open(Path file, Preferences defaults) {
    try {
      restrict(file);
      Properties lines = lines(file);
      Settings settings = new Settings(file, read(lines, defaults), Optional.empty());
      settings.sealed = Optional.ofNullable(lines.getProperty(SEALED_FILTERS));
      return settings;
    } catch (IOException | IllegalArgumentException damaged) {
      return new Settings(file, defaults, Optional.of(setAside(file)));
    }
  }

  /** Older versions left the rights to the folder. */
  private static void restrict(Path file) throws IOException {
    for (Path each : List.of(file, damaged(file))) {
      if (Files.exists(each)) {
        PrivateFiles.restrict(each);
      }
    }
  }

  private static Path damaged(Path file) {
    return file.resolveSibling(file.getFileName() + ".damaged");
  }

  /**
   * Seals the saved filters in the file from now on, or no longer; to be called once the library is
   * open, and whenever its passphrase was set or removed. Filters that were sealed with this secret
   * are read; those that were sealed with another one are dropped. A damaged file that was kept is
   * sealed as a whole, and opened again with the same secret.
   *
   * @param secret of 32 bytes; empty where the library is not encrypted
   */
  public synchronized void protect(Optional<byte[]> secret) {
    boolean changes = secret.isPresent() || seal.isPresent() || sealed.isPresent();
    Optional<AuthenticatedCipher> former = seal;
    seal = secret.map(AuthenticatedCipher::new);
    sealed
        .flatMap(this::opened)
        .ifPresent(
            lines ->
                take(p -> p.withLibrary(p.library().withFilters(LibraryHabits.filters(lines)))));
    sealed = Optional.empty();
    if (changes && Files.exists(file)) {
      writeOrSay();
    }
    try {
      protectDamaged(former);
    } catch (IOException full) {
      LOG.log(Level.WARNING, "the damaged settings cannot be written", full);
    }
  }

  private void protectDamaged(Optional<AuthenticatedCipher> former) throws IOException {
    Path damaged = damaged(file);
    if (!Files.exists(damaged)) {
      return;
    }
    byte[] bytes = Files.readAllBytes(damaged);
    String start = new String(bytes, StandardCharsets.ISO_8859_1);
    boolean closed = start.startsWith(SEALED);
    if (seal.isPresent() && !closed) {
      String line = Base64.getEncoder().encodeToString(seal.get().close(bytes));
      AtomicOutput.write(damaged, SEALED + line);
    } else if (seal.isEmpty() && closed && former.isPresent()) {
      Optional<byte[]> plain = opened(former.get(), start.substring(SEALED.length()));
      if (plain.isPresent()) {
        AtomicOutput.write(damaged, plain.get());
      }
    }
  }

  private Optional<String> opened(String line) {
    return seal.flatMap(s -> opened(s, line)).map(b -> new String(b, StandardCharsets.UTF_8));
  }

  private static Optional<byte[]> opened(AuthenticatedCipher seal, String line) {
    try {
      return Optional.of(seal.open(Base64.getDecoder().decode(line)));
    } catch (GeneralSecurityException | IllegalArgumentException anotherSecret) {
      return Optional.empty();
    }
  }

  private void putFilters(Preferences current, Map<String, String> lines) {
    String filters = current.library().filtersAsLines();
    if (seal.isPresent()) {
      byte[] closed = seal.get().close(filters.getBytes(StandardCharsets.UTF_8));
      lines.put(SEALED_FILTERS, Base64.getEncoder().encodeToString(closed));
    } else if (sealed.isPresent()) {
      lines.put(SEALED_FILTERS, sealed.get());
    } else {
      lines.put(FILTERS, filters);
    }
  }

  /** Waits for nothing, not even for a change that is on its way to the disk. */
  public Preferences current() {
    return current;
  }

  /** The file as it is now; empty where there is none. */
  public synchronized Optional<String> text() throws IOException {
    return Files.exists(file) ? Optional.of(Files.readString(file)) : Optional.empty();
  }

  /** What the user should know about the opening: that a damaged file was set aside. */
  public Optional<String> remark() {
    return remark;
  }

  /**
   * Takes the changed preferences and writes them. Where they cannot be written they hold for this
   * start alone, and the log says so.
   */
  public void change(UnaryOperator<Preferences> change) {
    if (take(change)) {
      writeChanges();
    }
  }

  /**
   * Takes the changed preferences without waiting for the disk; {@link #writeChanges} is to be
   * called after it.
   *
   * @return false where nothing changes
   */
  public boolean take(UnaryOperator<Preferences> change) {
    synchronized (changing) {
      Preferences changed = change.apply(current);
      boolean differs = !changed.equals(current);
      current = changed;
      return differs;
    }
  }

  /** Writes the preferences as they are; as with {@link #change} where that fails. */
  public synchronized void writeChanges() {
    writeOrSay();
  }

  private void writeOrSay() {
    try {
      write();
    } catch (IOException full) {
      LOG.log(Level.WARNING, "the settings cannot be written", full);
    }
  }

  private static String setAside(Path file) {
    Path aside = damaged(file);
    try {
      Files.move(file, aside, StandardCopyOption.REPLACE_EXISTING);
      return "Couldn't read the settings, so they were reset. The old file is kept as %s."
          .formatted(aside);
    } catch (IOException notEvenThat) {
      return "Couldn't read the settings in %s, so they were reset.".formatted(file);
    }
  }

  private static Properties lines(Path file) throws IOException {
    Properties lines = new Properties();
    if (Files.exists(file)) {
      lines.load(new StringReader(Files.readString(file)));
    }
    return lines;
  }

  private static Preferences read(Properties lines, Preferences defaults) {
    Preferences read = defaults;
    for (String key : lines.stringPropertyNames()) {
      read = with(read, key, lines.getProperty(key));
    }
    return read;
  }

  /** The preferences with one line of the file; what a newer version wrote besides is left out. */
  private static Preferences with(Preferences read, String key, String value) {
    return switch (key) {
      case "annotator" -> read.withAnnotator(value);
      case "theme" -> read.withTheme(Preferences.Theme.valueOf(value));
      case "zoom" -> read.withZoom(number(value));
      case "window" -> read.withWindow(place(value.split(" ", -1)));
      case "split" -> read.withSplit(number(value));
      case "lastLetter" -> read.withLastLetter(value);
      case "annotators" -> read.withAnnotators(parts(value, "\n"));
      case "library.sort" -> read.withLibrary(read.library().withSort(value));
      case "team" -> read.withTeam(TeamAddressLine.read(value));
      case "library.width" -> read.withLibrary(read.library().withWidth(number(value)));
      case FILTERS -> read.withLibrary(read.library().withFilters(LibraryHabits.filters(value)));
      default -> read.withHabits(with(read.habits(), key, value));
    };
  }

  private static Preferences.Habits with(Preferences.Habits read, String key, String value) {
    return switch (key) {
      case "order" -> read.withOrder(value.equals("plain"), read.sure());
      case "sure" -> read.withOrder(read.plainOrder(), number(value));
      case "still" -> read.withStill(Boolean.parseBoolean(value));
      case "hiddenGroups" -> read.withHiddenGroups(Set.copyOf(parts(value, " ")));
      case "tourOffered" -> read.withTourOffered(Boolean.parseBoolean(value));
      case "countsEffort" -> read.withEffort(Boolean.parseBoolean(value));
      case "learns" ->
          read.withLearned(
              new LearningService.Scope(Boolean.parseBoolean(value), read.learned().without()));
      case "learns.without" ->
          read.withLearned(new LearningService.Scope(read.learned().on(), fields(value)));
      default -> key.startsWith(KEY) ? withKey(read, key.substring(KEY.length()), value) : read;
    };
  }

  private static Set<FieldId> fields(String value) {
    return parts(value, " ").stream().map(FieldId::new).collect(Collectors.toSet());
  }

  private static Preferences.Habits withKey(Preferences.Habits read, String verb, String key) {
    Map<String, String> own = new TreeMap<>(read.keys());
    own.put(verb, key);
    return read.withKeys(own);
  }

  private static List<String> parts(String value, String between) {
    return Arrays.stream(value.split(between, -1)).filter(p -> !p.isBlank()).distinct().toList();
  }

  private static double number(String digits) {
    double number = Double.parseDouble(digits);
    if (!Double.isFinite(number)) {
      throw new IllegalArgumentException("no number");
    }
    return number;
  }

  private static Preferences.WindowPlace place(String[] words) {
    if (words.length != 5) {
      throw new IllegalArgumentException("no place of a window");
    }
    return new Preferences.WindowPlace(
        number(words[0]),
        number(words[1]),
        number(words[2]),
        number(words[3]),
        Boolean.parseBoolean(words[4]));
  }

  private void write() throws IOException {
    Preferences current = this.current;
    TreeMap<String, String> lines = new TreeMap<>();
    lines.put("annotator", current.annotator());
    lines.put("theme", current.theme().name());
    lines.put("zoom", String.valueOf(current.zoom()));
    lines.put("split", String.valueOf(current.split()));
    Preferences.Habits habits = current.habits();
    lines.put("order", habits.plainOrder() ? "plain" : "eyes");
    lines.put("sure", String.valueOf(habits.sure()));
    lines.put("tourOffered", String.valueOf(habits.tourOffered()));
    lines.put("countsEffort", String.valueOf(habits.countsEffort()));
    lines.put("still", String.valueOf(habits.still()));
    lines.put("learns", String.valueOf(habits.learned().on()));
    lines.put(
        "learns.without",
        habits.learned().without().stream()
            .map(FieldId::path)
            .sorted()
            .collect(Collectors.joining(" ")));
    habits.keys().forEach((verb, own) -> lines.put(KEY + verb, own));
    current.lastLetter().ifPresent(id -> lines.put("lastLetter", id));
    lines.put("annotators", String.join("\n", current.annotators()));
    lines.put("hiddenGroups", String.join(" ", new TreeSet<>(habits.hiddenGroups())));
    lines.put("library.sort", current.library().sort());
    lines.put("library.width", String.valueOf(current.library().width()));
    putFilters(current, lines);
    current.team().ifPresent(t -> lines.put("team", TeamAddressLine.of(t)));
    current.window().ifPresent(w -> lines.put("window", words(w)));
    StringBuilder text = new StringBuilder();
    lines.forEach((key, value) -> text.append(key).append('=').append(escaped(value)).append('\n'));
    AtomicOutput.write(file, text.toString());
  }

  private static String words(Preferences.WindowPlace place) {
    return String.join(
        " ",
        String.valueOf(place.x()),
        String.valueOf(place.y()),
        String.valueOf(place.width()),
        String.valueOf(place.height()),
        String.valueOf(place.maximized()));
  }

  /** As {@link Properties#load} wants a value: it strips leading white space and reads escapes. */
  private static String escaped(String value) {
    String escaped =
        value.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r").replace("\f", "\\f");
    return escaped.startsWith(" ") || escaped.startsWith("\t") ? "\\" + escaped : escaped;
  }
}
