package imr.workbench;

import imr.annotation.FieldId;
import imr.annotation.Headline.State;
import imr.annotation.Schema;
import imr.exchange.Draft;
import imr.learn.Example;
import imr.learn.LearnContext;
import imr.learn.LearnedModel;
import imr.learn.LetterReading;
import imr.learn.Loaded;
import imr.learn.Trainer;
import imr.review.ReviewSession;
import imr.store.KeptLetter;
import imr.store.LetterRow;
import imr.store.Seal;
import imr.store.Store;
import imr.store.StoreDamaged;
import imr.store.StoreFailed;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * What the library's letters teach. The model follows from the letters, as the search index does:
 * it is kept in a file beside the store, encrypted as the store is, and trained again where it is
 * missing or damaged. Training runs in the background, one at a time; what changes meanwhile makes
 * it run once more.
 *
 * <p>May be used by several threads.
 */
public final class Learning {
  private static final System.Logger LOG = System.getLogger(Learning.class.getName());
  private static final String FILE = "learned.model";

  /** The most letters that are learned from; of finished ones, the newest. */
  private static final int MOST_FINISHED = 1_500;

  private static final int MOST_OTHERS = 300;
  private static final LetterReading NOTHING = new LetterReading(Map.of(), List.of(), List.of());

  private final Store store;
  private final Supplier<Schema> schema;
  private final Clock clock;
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
  private volatile LearnedModel model = LearnedModel.untrained();
  private volatile Scope scope = Scope.NOTHING;
  private Optional<Background> background = Optional.empty();
  private boolean training;
  private boolean stale;
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

  Learning(Store store, Supplier<Schema> schema, Clock clock) {
    this.store = store;
    this.schema = schema;
    this.clock = clock;
  }

  /**
   * Begins to learn: reads the kept model, or trains one where there is none. Until it is called,
   * nothing is learned and nothing doubted. Who listened to another window's learning no longer
   * does.
   */
  public void start(Scope learned, Background threads) {
    boolean trains;
    synchronized (this) {
      scope = learned;
      background = Optional.of(threads);
      listeners.clear();
      Optional<LearnedModel> kept = kept();
      model = kept.orElseGet(LearnedModel::untrained);
      trains = kept.isEmpty();
    }
    if (trains) {
      changed();
    }
  }

  /** What is learned now. */
  public Scope scope() {
    return scope;
  }

  /** Learns something else from now on; the model is trained again. */
  public void learn(Scope other) {
    synchronized (this) {
      scope = other;
    }
    listeners.forEach(Runnable::run);
    changed();
  }

  /** The model that letters are read with. */
  public LearnedModel model() {
    return model;
  }

  /** Called, on any thread, whenever there is another model. */
  public void whenTrained(Runnable listener) {
    listeners.add(listener);
  }

  /** True while a model is being trained. */
  public synchronized boolean training() {
    return training;
  }

  /** What the model says of a letter; nothing while nothing is learned. For the background. */
  public LetterReading read(ReviewSession session) {
    return scope.on()
        ? model.read(context(session.schema()), session.letter(), session.annotations())
        : NOTHING;
  }

  /** Trains again in the background: letters were finished, reopened, deleted, or taken in. */
  public void changed() {
    Optional<Background> threads;
    synchronized (this) {
      threads = background.filter(_ -> scope.on());
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
   * be called once letters were deleted, and before the store is encrypted in another way.
   */
  public void forget() {
    synchronized (this) {
      generation++;
      model = LearnedModel.untrained();
    }
    try {
      Files.deleteIfExists(file());
    } catch (IOException openElsewhere) {
      LOG.log(Level.WARNING, "the learned model could not be deleted", openElsewhere);
    }
    listeners.forEach(Runnable::run);
    changed();
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
    training = stale && scope.on() && !task.stopped();
    stale = false;
    return training;
  }

  private void train(Task task) {
    int began = generation;
    BooleanSupplier stopped = () -> task.stopped() || began != generation;
    try {
      Optional<LearnedModel> trained =
          new Trainer(context(schema.get())).train(examples(stopped), stopped);
      if (trained.isPresent() && take(trained.get(), began)) {
        listeners.forEach(Runnable::run);
      }
    } catch (StoreFailed closed) {
      LOG.log(Level.WARNING, "the letters to learn from could not be read", closed);
    }
  }

  private synchronized boolean take(LearnedModel trained, int began) {
    if (began != generation) {
      return false;
    }
    model = trained;
    keep(trained);
    return true;
  }

  private LearnContext context(Schema of) {
    return new LearnContext(of, LocalDate.now(clock), scope.without());
  }

  private List<Example> examples(BooleanSupplier stopped) {
    List<LetterRow> finished = new ArrayList<>();
    List<LetterRow> others = new ArrayList<>();
    for (LetterRow row : store.letters()) {
      (row.headline().state() == State.FINISHED ? finished : others).add(row);
    }
    return Stream.concat(
            finished
                .subList(Math.max(0, finished.size() - MOST_FINISHED), finished.size())
                .stream(),
            others.stream().limit(MOST_OTHERS))
        .takeWhile(_ -> !stopped.getAsBoolean())
        .flatMap(row -> example(row).stream())
        .toList();
  }

  private Optional<Example> example(LetterRow row) {
    try {
      KeptLetter kept = store.kept(row.id());
      return Optional.of(
          Example.of(kept.letter(), kept.ledger(), row.headline().state() == State.FINISHED));
    } catch (StoreDamaged leftToTheCheck) {
      return Optional.empty();
    }
  }

  private Path file() {
    return store.folder().resolve(FILE);
  }

  private Optional<Seal> seal() {
    return store.secretFor("learning").map(Seal::new);
  }

  private void keep(LearnedModel trained) {
    byte[] bytes = trained.bytes();
    try {
      Draft.write(file(), seal().map(s -> s.close(bytes)).orElse(bytes));
    } catch (IOException full) {
      LOG.log(Level.WARNING, "the learned model could not be kept", full);
    }
  }

  private Optional<LearnedModel> kept() {
    try {
      if (!Files.exists(file())) {
        return Optional.empty();
      }
      byte[] bytes = Files.readAllBytes(file());
      Optional<Seal> seal = seal();
      return switch (LearnedModel.of(seal.isPresent() ? seal.get().open(bytes) : bytes)) {
        case Loaded.Model(LearnedModel read) -> Optional.of(read);
        case Loaded.Refused(String why) -> {
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
