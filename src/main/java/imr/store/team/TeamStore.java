package imr.store.team;

import imr.annotation.FieldId;
import imr.annotation.Headline;
import imr.ledger.BatchId;
import imr.ledger.Gesture;
import imr.letter.Letter;
import imr.letter.OriginalFile;
import imr.store.Appended;
import imr.store.Availability;
import imr.store.Document;
import imr.store.Effort;
import imr.store.FieldValue;
import imr.store.FieldValues;
import imr.store.LetterRow;
import imr.store.LoadedLetter;
import imr.store.Maintenance;
import imr.store.NewLetter;
import imr.store.NextGesture;
import imr.store.NumberedRow;
import imr.store.PredictionRun;
import imr.store.RestoreResult;
import imr.store.Sharing;
import imr.store.Store;
import imr.store.StoreDamagedException;
import imr.store.StoredBatch;
import imr.store.StoredLetter;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * A store on a PostgreSQL server that several people work in at the same time. What each of them
 * may do is the server's rule; what it refuses ends in {@link imr.store.StoreFailedException}. "On
 * disk" means committed by the server.
 */
public final class TeamStore implements Store {
  private static final System.Logger LOG = System.getLogger(TeamStore.class.getName());

  /** What the server answers where a gesture's number is taken. */
  static final String TAKEN = "IM001";

  private final TeamDatabase database;
  private final TeamCache cache;
  private final TeamSharing sharing;
  private final TeamFeed feed;
  private final TeamLedgers ledgers = new TeamLedgers();
  private final List<Consumer<List<String>>> listeners = new CopyOnWriteArrayList<>();

  private final List<Consumer<List<String>>> ofOthers = new CopyOnWriteArrayList<>();
  private final AtomicBoolean closed = new AtomicBoolean();

  TeamStore(TeamDatabase database, TeamCache cache) {
    this.database = database;
    this.cache = cache;
    this.sharing = new TeamSharing(database, this::tell);
    this.feed = new TeamFeed(database, this::heard, sharing::heard, sharing::reachable);
  }

  /** Does something before each use, on the thread that wants it; for tests, which refuse some. */
  public void beforeUse(Runnable check) {
    database.beforeUse(check);
  }

  @Override
  public List<Boolean> addAll(List<NewLetter> letters) {
    letters.forEach(NewLetter::check);
    Set<String> ids = new HashSet<>();
    List<NewLetter> once = letters.stream().filter(l -> ids.add(l.letter().id())).toList();
    Set<String> added = new HashSet<>(database.write(c -> insert(c, once)));
    List<String> fresh = once.stream().map(l -> l.letter().id()).filter(added::contains).toList();
    List<Boolean> isNew = letters.stream().map(l -> added.remove(l.letter().id())).toList();
    tell(fresh);
    return isNew;
  }

  private static Set<String> insert(Connection connection, List<NewLetter> letters)
      throws SQLException {
    Map<String, Integer> numbers = TeamLetters.insert(connection, letters);
    try (TeamGestures.Writer gestures = new TeamGestures.Writer(connection)) {
      for (NewLetter letter : letters) {
        Optional<Integer> number = Optional.ofNullable(numbers.get(letter.letter().id()));
        if (number.isPresent()) {
          gestures.write(number.get(), letter.suggestions());
        }
      }
      gestures.flush();
    }
    return numbers.keySet();
  }

  @Override
  public void whenWritten(Consumer<List<String>> listener) {
    listeners.add(listener);
  }

  @Override
  public void whenOthersWrote(Consumer<List<String>> listener) {
    ofOthers.add(listener);
  }

  private void heard(List<String> ids) {
    tell(ids);
    tell(ids, ofOthers);
  }

  private void tell(List<String> ids) {
    tell(ids, listeners);
  }

  private static void tell(List<String> ids, List<Consumer<List<String>>> listeners) {
    // What was written is on the server: whatever a listener stumbles over must not look like a
    // failed write.
    for (Consumer<List<String>> listener : listeners) {
      try {
        listener.accept(ids);
      } catch (RuntimeException accident) {
        // why: the letters are written, whatever a listener makes of it.
        LOG.log(Level.ERROR, "a listener failed after letters were written", accident);
      }
    }
  }

  @Override
  public List<NumberedRow> numberedLetters() {
    return rows(placed -> placed.availability() != Availability.TRASHED);
  }

  @Override
  public List<NumberedRow> numberedLetters(Collection<String> ids) {
    return database.read(
        c ->
            TeamLetters.find(c, ids).stream()
                .filter(placed -> placed.availability() != Availability.TRASHED)
                .map(TeamLetters.Placed::numbered)
                .toList());
  }

  @Override
  public List<LetterRow> trash() {
    return rows(placed -> placed.availability() == Availability.TRASHED).stream()
        .map(NumberedRow::row)
        .toList();
  }

  @Override
  public List<LetterRow> lettersAndTrash() {
    return rows(_ -> true).stream().map(NumberedRow::row).toList();
  }

  private List<NumberedRow> rows(Predicate<TeamLetters.Placed> which) {
    return database.snapshot(
        c -> TeamLetters.all(c).stream().filter(which).map(TeamLetters.Placed::numbered).toList());
  }

  @Override
  public void move(Collection<String> ids, Availability to, Instant at) {
    List<String> moved =
        database.write(
            connection -> {
              List<TeamLetters.Placed> others = new ArrayList<>();
              for (String id : ids.stream().distinct().toList()) {
                TeamLetters.Placed placed = found(connection, id);
                if (placed.availability() != to) {
                  others.add(placed);
                }
              }
              move(connection, others, to, at);
              return others.stream().map(p -> p.numbered().row().id()).toList();
            });
    tell(moved);
  }

  private static TeamLetters.Placed found(Connection connection, String id) throws SQLException {
    return TeamLetters.find(connection, id)
        .orElseThrow(() -> new NoSuchElementException("no letter " + id));
  }

  private static void move(
      Connection connection, List<TeamLetters.Placed> letters, Availability to, Instant at)
      throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            "INSERT INTO moving(letter, availability, at_seconds, at_nanos) VALUES (?, ?, ?, ?)")) {
      for (TeamLetters.Placed letter : letters) {
        insert.setInt(1, letter.numbered().number());
        insert.setString(2, to.name());
        TeamInstants.set(insert, 3, at);
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }

  @Override
  public RestoreResult deleteForGood(Collection<String> ids) {
    int deleted =
        database.write(
            connection -> {
              try (PreparedStatement call =
                  connection.prepareStatement("SELECT delete_for_good(?)")) {
                byte[][] bytes = ids.stream().map(TeamLetters::bytes).toArray(byte[][]::new);
                call.setArray(1, connection.createArrayOf("bytea", bytes));
                try (ResultSet row = call.executeQuery()) {
                  row.next();
                  return row.getInt(1);
                }
              }
            });
    ids.forEach(ledgers::forget);
    return new RestoreResult.Done(
        deleted == 0
            ? List.of()
            : List.of(
                "Backups that were made on the server still have the deleted letters, until its"
                    + " administrator deletes those backups."));
  }

  @Override
  public Letter letter(String id) {
    return database.read(c -> TeamLetters.letter(c, id).letter());
  }

  @Override
  public Optional<StoredLetter> filed(String id) {
    return database.snapshot(
        connection -> {
          Optional<TeamLetters.Placed> placed =
              TeamLetters.find(connection, id)
                  .filter(p -> p.availability() != Availability.TRASHED);
          return placed.isEmpty()
              ? Optional.empty()
              : Optional.of(
                  new StoredLetter(
                      placed.get().numbered(), TeamLedgers.At.read(connection, id).kept()));
        });
  }

  @Override
  public OriginalFile original(String id) {
    return database.read(c -> TeamLetters.original(c, id));
  }

  @Override
  public LoadedLetter kept(String id) {
    return read(id).kept();
  }

  private TeamLedgers.At read(String id) {
    TeamLedgers.At at = database.read(c -> TeamLedgers.At.read(c, id));
    ledgers.remember(at);
    return at;
  }

  @Override
  public List<StoredBatch> batches() {
    return database.read(TeamBatches::all);
  }

  @Override
  public List<String> lettersOf(BatchId batch) {
    return database.read(c -> TeamBatches.letters(c, batch));
  }

  @Override
  public List<String> lettersOf(String author, Instant at) {
    return database.read(c -> TeamBatches.letters(c, author, at));
  }

  @Override
  public Appended offer(String letterId, Gesture gesture, Headline headline) {
    Optional<TeamLedgers.At> known = ledgers.with(letterId, gesture.number() - 1);
    if (known.isPresent() && write(known.get(), gesture, headline)) {
      return new Appended.Saved();
    }
    TeamLedgers.At now = read(letterId);
    Optional<Appended> outcome = Appended.without(now.ledger(), gesture);
    while (outcome.isEmpty()) {
      if (write(now, gesture, headline)) {
        return new Appended.Saved();
      }
      int before = now.ledger().last();
      now = read(letterId);
      if (now.ledger().last() == before) {
        throw new IllegalStateException("this user may not see all of the letter's ledger");
      }
      outcome = Appended.without(now.ledger(), gesture);
    }
    return outcome.get();
  }

  /** False, and nothing is written, where the server has a gesture of that number. */
  private boolean write(TeamLedgers.At at, Gesture gesture, Headline headline) {
    TeamLedgers.At next = at.with(gesture);
    ledgers.forget(at.letter().id());
    boolean written = database.atOnce(c -> written(c, at.number(), gesture, headline));
    if (written) {
      ledgers.remember(next);
      tell(List.of(at.letter().id()));
    }
    return written;
  }

  private static boolean written(
      Connection connection, int letter, Gesture gesture, Headline headline) throws SQLException {
    try {
      TeamGestures.write(connection, letter, gesture, headline);
      return true;
    } catch (SQLException e) {
      if (TAKEN.equals(e.getSQLState())) {
        return false;
      }
      throw e;
    }
  }

  @Override
  public void appendAll(List<NextGesture> next) {
    List<String> written =
        database.write(
            connection -> {
              TeamNextGestures fresh = TeamNextGestures.notYetIn(connection, next);
              try {
                fresh.write(connection);
              } catch (SQLException e) {
                if (TAKEN.equals(e.getSQLState())) {
                  throw new IllegalStateException("somebody else wrote meanwhile");
                }
                throw e;
              }
              return fresh.letters();
            });
    tell(written);
  }

  @Override
  public Optional<String> check(LetterRow letter) {
    try {
      kept(letter.id());
      original(letter.id());
      return Optional.empty();
    } catch (StoreDamagedException damaged) {
      return Optional.of("“%s”: %s is damaged.".formatted(letter.name(), damaged.what()));
    }
  }

  @Override
  public List<String> checkKeeping() {
    return database.read(TeamDocuments::trouble);
  }

  @Override
  public void correctHeadline(String letterId, Headline headline) {
    database.write(c -> TeamLetters.update(c, found(c, letterId).numbered().number(), headline));
    tell(List.of(letterId));
  }

  @Override
  public boolean keep(Document document) {
    return database.write(c -> TeamDocuments.add(c, document));
  }

  @Override
  public List<Document> documents(Document.Kind kind, String about) {
    return database.read(c -> TeamDocuments.all(c, kind, about));
  }

  @Override
  public List<FieldValue> values(FieldId field, List<FieldId> groups, List<String> letters) {
    return letters.stream()
        .flatMap(id -> FieldValues.of(id, annotations(id), field).stream())
        .toList();
  }

  @Override
  public List<String> documented(Document.Kind kind) {
    return database.read(c -> TeamDocuments.about(c, kind));
  }

  @Override
  public List<PredictionRun> predictionRuns() {
    return database.read(TeamPredictions::runs);
  }

  @Override
  public boolean addPredictionRun(PredictionRun run) {
    return database.write(c -> TeamPredictions.add(c, run));
  }

  @Override
  public void putPrediction(String run, String letter, String text) {
    database.write(c -> TeamPredictions.put(c, run, letter, text));
  }

  @Override
  public Optional<String> prediction(String run, String letter) {
    return database.read(c -> TeamPredictions.text(c, run, letter));
  }

  @Override
  public List<String> predictedLetters(String run) {
    return database.read(c -> TeamPredictions.letters(c, run));
  }

  @Override
  public boolean removePredictions(String run) {
    return database.write(c -> TeamPredictions.remove(c, run));
  }

  @Override
  public void addEffort(Effort effort) {
    database.write(c -> TeamEfforts.add(c, effort));
  }

  @Override
  public List<Effort> efforts() {
    return database.read(TeamEfforts::all);
  }

  @Override
  public Path indexFolder() {
    return cache.index();
  }

  @Override
  public Path folder() {
    return cache.folder();
  }

  @Override
  public Optional<byte[]> secretFor(String use) {
    return Optional.of(cache.secretFor(use));
  }

  @Override
  public Optional<Sharing> sharing() {
    return Optional.of(sharing);
  }

  @Override
  public Optional<byte[]> sharedModel(String name, String learnedFrom) {
    return database.read(c -> TeamModels.read(c, name, learnedFrom));
  }

  @Override
  public void shareModel(String name, String learnedFrom, byte[] model) {
    database.write(c -> TeamModels.write(c, name, learnedFrom, model));
  }

  @Override
  public Optional<Maintenance> maintenance() {
    return Optional.empty();
  }

  @Override
  public Optional<String> person() {
    return Optional.of(cache.person());
  }

  @Override
  public void close() {
    feed.close();
    if (!closed.getAndSet(true)) {
      sharing.close();
    }
    database.close();
  }
}
