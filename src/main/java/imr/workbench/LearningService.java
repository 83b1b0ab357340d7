package imr.workbench;

import imr.annotation.FieldId;
import imr.annotation.Headline.State;
import imr.annotation.Schema;
import imr.exchange.AtomicOutput;
import imr.learn.Example;
import imr.learn.LearnContext;
import imr.learn.LearnedModel;
import imr.learn.LetterReading;
import imr.learn.ModelLoadResult;
import imr.learn.Trainer;
import imr.letter.Sha256;
import imr.review.ReviewSession;
import imr.store.AuthenticatedCipher;
import imr.store.LetterRow;
import imr.store.LoadedLetter;
import imr.store.Store;
import imr.store.StoreDamagedException;
import imr.store.StoreFailedException;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the library's letters teach. The model follows from the letters, as the search index does:
 * it is kept in a file beside the store, encrypted as the store is, and trained again where it is
 * missing, damaged, or of other letters than the library has now. Reading and training run in the
 * background, one at a time; what changes meanwhile makes the training run once more.
 *
 * <p>May be used by several threads.
 */
public final class LearningService implements LikelyErrors {
  private static final System.Logger LOG = System.getLogger(LearningService.class.getName());
  private static final String FILE = "learned.model";

  /** Under which name a model is shared with other computers. */
  private static final String SHARED = "learned";

  /** How long the line is that says which letters a kept model is of. */
  private static final int PRINT = 64;

  /** The most letters that are learned from; of finished ones, the newest. */
  private static final int MOST_FINISHED = 1_500;

  private static final int MOST_OTHERS = 300;
  private static final LetterReading NOTHING = LetterReading.NOTHING;

  private final Store store;
  private final ViewerAccess sight;
  private final Supplier<Schema> schema;
  private final Clock clock;
  private final Runnable doubtChanged;
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
  private volatile LearnedModel model = LearnedModel.untrained();
  private volatile Optional<LearnedModel> before = Optional.empty();
  private volatile Scope scope = Scope.NOTHING;
  private Optional<Background> background = Optional.empty();
  private boolean training;
  private boolean stale;
  private boolean unread;
  private boolean resting;
  private Set<String> finished = Set.of();
  private volatile int generation;

  /**
   * What is learned.
   *
   * @param on false where nothing is learned, doubted, or proposed
   * @param without fields that are left out
   */
  public record Scope(boolean on, Set<FieldId> without) {
    /** Nothing is learned. */
    public static final Scope NOTHING = new Scope(false, Set.of());

    /** Every field. */
    public static final Scope ALL = new Scope(true, Set.of());

    public Scope {
      without = Set.copyOf(without);
    }
  }

  /**
   * Learns from a store's letters.
   *
   * @param sight what may be learned from
   * @param doubtChanged called whenever letters are doubted otherwise than before
   */
  LearningService(
      Store store,
      Supplier<Schema> schema,
      Clock clock,
      ViewerAccess sight,
      Runnable doubtChanged) {
    this.sight = sight;
    this.doubtChanged = doubtChanged;
    this.store = store;
    this.schema = schema;
    this.clock = clock;
  }

  /**
   * What is kept on disk.
   *
   * @param letters which letters, in which state, it was trained on
   */
  private record Kept(String letters, LearnedModel model) {}

  /**
   * Begins to learn, in the background: reads the kept model, and trains one where there is none of
   * these letters. Until it is called, nothing is learned and nothing doubted. Who listened to
   * another window's learning no longer does.
   */
  public void start(Scope learned, Background threads) {
    synchronized (this) {
      scope = learned;
      background = Optional.of(threads);
      listeners.clear();
      unread = true;
    }
    changed();
  }

  /** What is learned now. */
  public Scope scope() {
    return scope;
  }

  /**
   * Learns something else from now on; the model is trained again. Where nothing is learned any
   * more, what was learned is forgotten, on disk too.
   */
  public void learn(Scope other) {
    synchronized (this) {
      scope = other;
    }
    if (other.on()) {
      tell();
      changed();
    } else {
      forget();
    }
  }

  /** The model that letters are read with. */
  public LearnedModel model() {
    return model;
  }

  /** The model before the last training; empty before the first one since the start. */
  public Optional<LearnedModel> before() {
    return before;
  }

  /** Called, on any thread, whenever there is another model. */
  public void whenTrained(Runnable listener) {
    listeners.add(listener);
  }

  /** True while a model is being trained. */
  public synchronized boolean training() {
    return training;
  }

  /**
   * What the model says of a letter; nothing while nothing is learned, nor of a second record: it
   * was trained on what others decided. For the background.
   */
  public LetterReading read(ReviewSession session) {
    return scope.on() && session.pass().isEmpty()
        ? model.read(context(session.schema()), session.letter(), session.annotations())
        : NOTHING;
  }

  @Override
  public boolean areKnown() {
    return scope.on();
  }

  /** For the background. */
  @Override
  public double in(LoadedLetter kept) {
    return scope.on()
        ? model
            .read(context(schema.get()), kept.letter(), kept.ledger().annotations())
            .expectedErrors()
        : 0;
  }

  /**
   * How much finished letters were corrected, and which others are most doubtful, over the whole
   * library on all cores; to be called within {@link Background#run}. After a stop, of the letters
   * reached by then.
   */
  public LearningSurvey survey(Background threads, Task task) {
    Schema now = schema.get();
    LearnContext context = context(now);
    LearnedModel reads = model;
    return new LearningRun(
            store,
            now,
            sight.letters(),
            kept ->
                scope.on()
                    ? reads.read(context, kept.letter(), kept.ledger().annotations())
                    : NOTHING)
        .survey(threads, task);
  }

  /**
   * A letter was written: it is learned from again where it was finished or reopened, by whatever
   * act.
   */
  public void written(String letter, boolean isFinished) {
    boolean known;
    synchronized (this) {
      known = finished.contains(letter);
    }
    if (isFinished || known) {
      changed();
    }
  }

  /** Trains again in the background: letters were finished, reopened, deleted, or taken in. */
  public void changed() {
    Optional<Background> threads;
    synchronized (this) {
      threads = background.filter(_ -> scope.on() && !resting);
      if (threads.isEmpty()) {
        return;
      }
      stale = true;
      if (training) {
        return;
      }
      training = true;
    }
    run(threads.orElseThrow());
  }

  /**
   * Forgets all that was learned, on disk too, and learns again from the letters that are there; to
   * be called once letters were deleted.
   */
  public void forget() {
    rest();
    synchronized (this) {
      resting = false;
    }
    tell();
    changed();
  }

  /**
   * Forgets all that was learned, on disk too, and learns nothing until {@link #forget} is called;
   * for the time while the store is encrypted in another way.
   */
  public void rest() {
    synchronized (this) {
      resting = true;
      generation++;
      model = LearnedModel.untrained();
      before = Optional.empty();
      finished = Set.of();
      try {
        Files.deleteIfExists(file());
      } catch (IOException openElsewhere) {
        LOG.log(Level.WARNING, "the learned model could not be deleted", openElsewhere);
      }
    }
  }

  private void tell() {
    listeners.forEach(Runnable::run);
    doubtChanged.run();
  }

  private void run(Background threads) {
    try {
      threads.run(
          task -> {
            while (begins(task)) {
              train(task);
            }
            return true;
          },
          _ -> {},
          accident -> {
            ended();
            LOG.log(Level.ERROR, "the training failed", accident);
          });
    } catch (IllegalStateException closing) {
      ended();
    }
  }

  private synchronized void ended() {
    training = false;
  }

  private synchronized boolean begins(Task task) {
    training = stale && scope.on() && !resting && !task.stopped();
    stale = false;
    return training;
  }

  private void train(Task task) {
    int began = generation;
    BooleanSupplier stopped = () -> task.stopped() || began != generation;
    try {
      List<LetterRow> rows = rows();
      String letters = print(rows);
      if (!isRead(letters, began) && !isShared(letters, began)) {
        Optional<LearnedModel> trained =
            new Trainer(context(schema.get())).train(examples(rows, stopped), stopped);
        if (trained.isPresent() && take(new Kept(letters, trained.get()), began)) {
          tell();
          share(letters, trained.get());
        }
      }
    } catch (StoreFailedException closed) {
      LOG.log(Level.WARNING, "the letters to learn from could not be read", closed);
    }
  }

  /** Takes the kept model once after the start; true if there is nothing more to learn. */
  private boolean isRead(String letters, int began) {
    Optional<Kept> kept;
    synchronized (this) {
      if (!unread || began != generation) {
        return false;
      }
      unread = false;
      kept = kept();
      kept.ifPresent(k -> model = k.model());
    }
    if (kept.isPresent()) {
      listeners.forEach(Runnable::run);
    }
    return kept.filter(k -> k.letters().equals(letters)).isPresent();
  }

  /** Takes a model that another computer learned from the same letters; false for none. */
  private boolean isShared(String letters, int began) {
    Optional<LearnedModel> shared =
        store
            .sharedModel(SHARED, letters)
            .flatMap(
                bytes ->
                    switch (LearnedModel.of(bytes)) {
                      case ModelLoadResult.Model(LearnedModel read) -> Optional.of(read);
                      case ModelLoadResult.Refused(String why) -> {
                        LOG.log(Level.WARNING, "the shared model can't be used: " + why);
                        yield Optional.empty();
                      }
                    });
    boolean taken = shared.isPresent() && take(new Kept(letters, shared.get()), began);
    if (taken) {
      tell();
    }
    return taken;
  }

  /** Whoever annotates letters blind learns from fewer letters, which is of no use to others. */
  private void share(String letters, LearnedModel trained) {
    if (sight.blind().isEmpty()) {
      store.shareModel(SHARED, letters, trained.bytes());
    }
  }

  private synchronized boolean take(Kept trained, int began) {
    if (began != generation) {
      return false;
    }
    before = Optional.of(model);
    model = trained.model();
    keep(trained);
    return true;
  }

  private LearnContext context(Schema of) {
    return new LearnContext(of, LocalDate.now(clock), scope.without());
  }

  /** Whose letters are learned from now. */
  private List<LetterRow> rows() {
    List<LetterRow> done = new ArrayList<>();
    List<LetterRow> others = new ArrayList<>();
    for (LetterRow row : sight.letters()) {
      (isFinished(row) ? done : others).add(row);
    }
    List<LetterRow> newest = done.subList(Math.max(0, done.size() - MOST_FINISHED), done.size());
    synchronized (this) {
      finished = newest.stream().map(LetterRow::id).collect(Collectors.toSet());
    }
    return Stream.concat(newest.stream(), others.stream().limit(MOST_OTHERS)).toList();
  }

  private static boolean isFinished(LetterRow row) {
    return row.headline().state() == State.FINISHED;
  }

  /** Of what is learned from: other letters, another state, or other fields give another one. */
  private String print(List<LetterRow> rows) {
    return Sha256.of(
        rows.stream()
                .map(r -> isFinished(r) ? r.id() + " " + r.gestures() : r.id())
                .collect(Collectors.joining("\n"))
            + "\n"
            + schema.get().all().map(f -> f.id().path()).collect(Collectors.joining(" "))
            + "\n"
            + new TreeSet<>(scope.without()));
  }

  private List<Example> examples(List<LetterRow> rows, BooleanSupplier stopped) {
    return rows.stream()
        .takeWhile(_ -> !stopped.getAsBoolean())
        .flatMap(row -> example(row).stream())
        .toList();
  }

  private Optional<Example> example(LetterRow row) {
    try {
      LoadedLetter kept = store.kept(row.id());
      return Optional.of(Example.of(kept.letter(), kept.ledger(), isFinished(row)));
    } catch (StoreDamagedException leftToTheCheck) {
      return Optional.empty();
    }
  }

  private Path file() {
    return store.folder().resolve(FILE);
  }

  private Optional<AuthenticatedCipher> seal() {
    return store.secretFor("learning").map(AuthenticatedCipher::new);
  }

  private void keep(Kept trained) {
    byte[] letters = (trained.letters() + "\n").getBytes(StandardCharsets.US_ASCII);
    byte[] learned = trained.model().bytes();
    byte[] bytes = Arrays.copyOf(letters, letters.length + learned.length);
    System.arraycopy(learned, 0, bytes, letters.length, learned.length);
    try {
      AtomicOutput.write(file(), seal().map(s -> s.close(bytes)).orElse(bytes));
    } catch (IOException full) {
      LOG.log(Level.WARNING, "the learned model could not be kept", full);
    }
  }

  private Optional<Kept> kept() {
    try {
      if (!Files.exists(file())) {
        return Optional.empty();
      }
      byte[] bytes = Files.readAllBytes(file());
      Optional<AuthenticatedCipher> seal = seal();
      byte[] plain = seal.isPresent() ? seal.get().open(bytes) : bytes;
      int start = Math.min(plain.length, PRINT + 1);
      return switch (LearnedModel.of(Arrays.copyOfRange(plain, start, plain.length))) {
        case ModelLoadResult.Model(LearnedModel read) ->
            Optional.of(new Kept(new String(plain, 0, PRINT, StandardCharsets.US_ASCII), read));
        case ModelLoadResult.Refused(String why) -> {
          LOG.log(Level.WARNING, "the learned model can't be used: " + why);
          yield Optional.empty();
        }
      };
    } catch (IOException | GeneralSecurityException damaged) {
      LOG.log(Level.WARNING, "the learned model could not be read", damaged);
      return Optional.empty();
    }
  }
}
