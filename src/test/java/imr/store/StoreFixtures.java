package imr.store;

import imr.annotation.Annotation;
import imr.annotation.AnnotationSet;
import imr.annotation.Answer;
import imr.annotation.Change;
import imr.annotation.Evidence;
import imr.annotation.FieldId;
import imr.annotation.Headline;
import imr.annotation.Provenance;
import imr.annotation.Status;
import imr.annotation.Target;
import imr.annotation.Value;
import imr.ledger.Act;
import imr.ledger.Author;
import imr.ledger.Gesture;
import imr.letter.Letter;
import imr.letter.LetterText;
import imr.letter.OriginalFile;
import imr.letter.Span;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Made-up letters, annotations and gestures for the tests of this room. */
public final class StoreFixtures {
  public static final Instant NOON = Instant.parse("2026-11-20T12:00:00.123456789Z");
  public static final Provenance.Program RULES =
      new Provenance.Program("rules", "1.0", "label:age", 0.8125);
  public static final Provenance.Person ANA =
      new Provenance.Person("Ana Núñez", NOON.plusSeconds(5));
  public static final Headline NEW =
      new Headline("CM99-1", "Kites: Upheld", 1, 7, 9, Headline.State.NEW, false);
  public static final Headline STARTED =
      new Headline("CM99-1", "Kites: Upheld", 1, 6, 9, Headline.State.IN_REVIEW, false);

  private StoreFixtures() {}

  /**
   * Opens the store in the folder. Where there is none yet, it gets a copy of the files that a new
   * store has: making them takes ten times as long, and {@code OpeningTest} makes them.
   */
  public static Store open(Path folder) {
    return open(folder, Optional.empty());
  }

  /** As above with the passphrase of an encrypted store. */
  public static Store open(Path folder, Optional<String> passphrase) {
    if (isWithoutStore(folder)) {
      copyNewStore(folder);
    }
    return made(folder, passphrase);
  }

  private static Store made(Path folder, Optional<String> passphrase) {
    return switch (LocalStore.open(folder, passphrase)) {
      case StoreOpenResult.Opened(Store store, _) -> store;
      case StoreOpenResult.Refused refused -> throw new AssertionError(refused);
    };
  }

  private static boolean isWithoutStore(Path folder) {
    return Stream.of("store.mv.db", "store.journal", "store.key", "backups")
        .noneMatch(name -> Files.exists(folder.resolve(name)));
  }

  private static void copyNewStore(Path folder) {
    try {
      PrivateDisk.makeFolder(folder);
      for (Map.Entry<String, byte[]> file : NewStore.FILES.entrySet()) {
        Path copy = folder.resolve(file.getKey());
        PrivateDisk.makeFile(copy);
        Files.write(copy, file.getValue());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The files of a store that was made and closed. */
  private static final class NewStore {
    private static final Map<String, byte[]> FILES = files();

    private static Map<String, byte[]> files() {
      try {
        Path folder = Files.createTempDirectory("new-store");
        made(folder, Optional.empty()).close();
        Map<String, byte[]> files = new TreeMap<>();
        for (String name : List.of("store.mv.db", "store.journal")) {
          files.put(name, Files.readAllBytes(folder.resolve(name)));
        }
        PrivateDisk.delete(folder);
        return files;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** Works on a closed store's database behind the program's back. */
  public static void sql(Path folder, String... statements) {
    try (Connection connection = connection(folder);
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  /** A connection to a store that isn't open, as any program may have one. */
  static Connection connection(Path folder) throws SQLException {
    String url = "jdbc:h2:file:" + folder.toAbsolutePath().resolve("store") + ";WRITE_DELAY=0";
    return DriverManager.getConnection(url, "sa", "");
  }

  /** A letter of its own for every number, with letters beyond the basic plane in it. */
  public static Letter letter(int number) {
    return Letter.of(
        "letter-" + number + ".txt",
        "Made-up letter 𝒩 " + number + "\nA 40 year old kite maker.\f\nKites: Upheld\n",
        true);
  }

  public static OriginalFile original(Letter letter) {
    return new OriginalFile(
        OriginalFile.OriginalType.TEXT, letter.text().canonical().getBytes(StandardCharsets.UTF_8));
  }

  /** The words' first place in the text. */
  public static Evidence evidence(LetterText text, String words) {
    int start = text.canonical().indexOf(words);
    return Evidence.in(text, new Span(start, start + words.length()));
  }

  public static Target target(String field) {
    return Target.of(new FieldId(field));
  }

  /** What the rules find in a made-up letter: an age, an item with its request. */
  public static Gesture suggestions(Letter letter) {
    Target item = target("items").entry("i1");
    return gesture(
        AnnotationSet.empty(),
        1,
        suggested(target("patient.age"), "40", letter),
        Annotation.suggested(item, new Answer.GroupEntry(), RULES),
        suggested(Target.of("i1", new FieldId("items.request")), "Kites", letter));
  }

  public static Annotation suggested(Target target, String words, Letter letter) {
    Answer answer = Answer.stated(Value.of(words), evidence(letter.text(), words));
    return Annotation.suggested(target, answer, RULES);
  }

  public static Annotation typed(Target target, String value) {
    Answer answer = new Answer.Stated(Value.of(value), Optional.empty());
    return Annotation.decided(target, answer, Status.ADDED, ANA);
  }

  /** A gesture that says these things where the set stands. */
  public static Gesture gesture(AnnotationSet standing, int number, Annotation... said) {
    List<Change> changes = new ArrayList<>();
    for (Annotation annotation : said) {
      Target target = annotation.target();
      changes.add(new Change(target, standing.at(target), Optional.of(annotation)));
    }
    boolean first = number == 1 || changes.isEmpty();
    Act act = first ? new Act.Suggest() : new Act.Correct(changes.getFirst().target());
    return new Gesture(number, act, new Author.Person("Ana Núñez"), NOON, changes);
  }

  public static void add(Store store, Letter letter) {
    if (!store.add(letter, original(letter), suggestions(letter), NEW)) {
      throw new AssertionError("there already");
    }
  }
}
