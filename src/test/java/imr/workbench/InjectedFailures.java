package imr.workbench;

import imr.annotation.ValueReader;
import imr.exchange.SchemaFile;
import imr.ledger.Author;
import imr.store.LetterRow;
import imr.store.Store;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Use cases in the midst of which an accident happens, for tests of other packages. */
public final class InjectedFailures {
  private InjectedFailures() {}

  /** Looks at what extracting all letters again would do, with an extractor that throws. */
  public static BatchPreview batch(
      Store store, Supplier<RuntimeException> accident, Background background) {
    BatchActions actions =
        new BatchActions(
            store,
            store::letters,
            _ -> Set.of(),
            SchemaFile.builtIn(),
            new ValueReader(2026),
            _ -> {
              throw accident.get();
            },
            _ -> _ -> Optional.empty(),
            new Author.Program("p", "2"),
            Clock.systemUTC(),
            () -> {},
            () -> {});
    return actions.preview(
        store.letters().stream().map(LetterRow::id).toList(),
        new BatchAction.ExtractAgain(),
        "Ana",
        background,
        new Task(System::nanoTime));
  }

  /** Checks a store whose letters throw when they are opened; gives what it found. */
  public static List<String> check(
      Store store, Supplier<RuntimeException> accident, Background background) {
    return new CheckRun(
            store,
            _ -> {
              throw accident.get();
            },
            background)
        .run(new Task(System::nanoTime))
        .damage();
  }
}
