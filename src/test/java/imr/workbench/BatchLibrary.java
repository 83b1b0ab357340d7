package imr.workbench;

import imr.annotation.Check;
import imr.annotation.Provenance;
import imr.exchange.SchemaFile;
import imr.review.ReviewSession;
import imr.review.SessionStep;
import imr.store.Store;
import imr.store.StoreFixtures;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** A library in a folder, for tests of what is done to many letters. */
final class BatchLibrary implements AutoCloseable {
  static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
  static final Provenance.Person BEN = new Provenance.Person("Ben", NOON.minusSeconds(60));

  private final Path folder;
  private Store store;
  private Workbench workbench;

  BatchLibrary(Path folder) {
    this(folder, StoreFixtures.open(folder));
  }

  BatchLibrary(Path folder, Store store) {
    this.folder = folder;
    this.store = store;
    this.workbench = workbench(store);
  }

  private static Workbench workbench(Store store) {
    return new Workbench(store, SchemaFile.builtIn(), new Ticking());
  }

  /** A second later each time that somebody looks. */
  private static final class Ticking extends Clock {
    private Instant now = NOON;

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }

    @Override
    public synchronized Instant instant() {
      now = now.plusSeconds(1);
      return now;
    }
  }

  void restart() {
    close();
    store = StoreFixtures.open(folder);
    workbench = workbench(store);
  }

  Store store() {
    return store;
  }

  Workbench workbench() {
    return workbench;
  }

  BatchActions bulk() {
    return workbench.bulk();
  }

  List<String> ids() {
    return workbench.letters().stream().map(l -> l.id()).toList();
  }

  String id(int at) {
    return ids().get(at);
  }

  String title(int at) {
    return workbench.letters().get(at).headline().title();
  }

  ReviewSession session(int at) {
    return workbench.open(id(at));
  }

  /** What somebody does to a letter on the desk. */
  void does(int at, Function<ReviewSession, Optional<SessionStep>> verb) {
    SessionStep step = verb.apply(session(at)).orElseThrow();
    workbench.keep(id(at), step.gesture(), step.after().headline());
  }

  /** Decides all fields of a letter, one in a way that a check asks about. */
  void doubts(int at) {
    new TestAnnotator(workbench, "Ben", BEN.at()).types(id(at), "patient.age", "12");
    decidesAll(at);
  }

  /** Decides all fields of a letter without finishing it. */
  void decidesAll(int at) {
    new TestAnnotator(workbench, "Ben", BEN.at()).finishes(id(at)).reopens(id(at));
  }

  /** As {@link #decidesAll}, and sets all checks aside. */
  void settles(int at) {
    decidesAll(at);
    for (Check check : session(at).checks(LocalDate.of(2026, 11, 21))) {
      does(at, s -> s.dismiss(check, "seen", BEN));
    }
  }

  BatchPreview preview(BatchAction verb) {
    return preview(verb, ids());
  }

  BatchPreview preview(BatchAction verb, List<String> ids) {
    return bulk().preview(ids, verb, "Ana", Background.onCallersThread(), task());
  }

  BatchReport run(BatchAction verb) {
    return run(preview(verb));
  }

  BatchReport run(BatchPreview preview) {
    return bulk().run(preview, "Ana", Background.onCallersThread(), task());
  }

  BatchReport takeBack(BatchRecord done) {
    return run(preview(new BatchAction.UndoBatch(done), bulk().lettersOf(done)));
  }

  BatchReport doAgain(BatchRecord done) {
    return run(preview(new BatchAction.RedoBatch(done), bulk().lettersOf(done)));
  }

  static Task task() {
    return new Task(System::nanoTime);
  }

  @Override
  public void close() {
    workbench.close();
  }
}
