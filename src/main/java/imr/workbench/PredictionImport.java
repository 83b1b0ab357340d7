package imr.workbench;

import imr.annotation.Annotation;
import imr.annotation.Answer;
import imr.annotation.Claim;
import imr.annotation.Provenance;
import imr.annotation.Schema;
import imr.annotation.UnlocatedClaim;
import imr.annotation.ValueReader;
import imr.exchange.Prediction;
import imr.exchange.PredictionFile;
import imr.exchange.PredictionFormat;
import imr.exchange.PredictionInput;
import imr.extract.grounding.ClaimGrounder;
import imr.extract.grounding.ClaimSource;
import imr.extract.grounding.GroundingResult;
import imr.intake.IntakeResult;
import imr.ledger.Gesture;
import imr.letter.Letter;
import imr.letter.LetterName;
import imr.letter.LetterText;
import imr.letter.OriginalFile;
import imr.letter.Section;
import imr.letter.Sections;
import imr.letter.Span;
import imr.review.PredictionMerge;
import imr.review.ReviewSession;
import imr.review.SessionStep;
import imr.store.LetterRow;
import imr.store.NewLetter;
import imr.store.PredictionRun;
import imr.store.Store;
import imr.store.StoreDamagedException;
import imr.store.StoreFailedException;
import java.io.IOException;
import java.io.Serial;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * Takes one file of predictions into the store, or a folder of them; used once. Each file and each
 * letter in it is given up where it takes too long; the files after it are read.
 */
final class PredictionImport {
  private static final System.Logger LOG = System.getLogger(PredictionImport.class.getName());
  private static final int MOST_SENTENCES = 1000;

  private final LetterService library;
  private final Store store;
  private final Schema schema;
  private final ClaimGrounder grounding;
  private final PredictionFile format;
  private final Predictions.Choices choices;
  private final Task task;
  private final TimeLimitedWork foreign;
  private final Map<String, String> nameOf = new LinkedHashMap<>();
  private final Set<String> letters = new LinkedHashSet<>();
  private final Map<String, Integer> placed = new LinkedHashMap<>();
  private final List<String> unplaced = new ArrayList<>();
  private final List<String> unknown = new ArrayList<>();
  private final Set<String> passedOver = new LinkedHashSet<>();
  private final List<String> trouble = new ArrayList<>();
  private final Set<String> remarks = new LinkedHashSet<>();
  private final Map<String, PredictionRun> runs = new LinkedHashMap<>();
  private final Set<String> used = new LinkedHashSet<>();
  private final Set<PredictionInput> hung = new LinkedHashSet<>();
  private String tool = "";
  private boolean severalAuthors;
  private int notPlaced;
  private int suggested;
  private int absent;
  private int added;

  PredictionImport(
      LetterService library,
      Store store,
      Schema schema,
      ValueReader reader,
      Predictions.Choices choices,
      Task task,
      TimeLimitedWork foreign) {
    this.foreign = foreign;
    this.library = library;
    this.store = store;
    this.schema = schema;
    this.grounding = new ClaimGrounder(schema, reader);
    this.format = new PredictionFile(schema);
    this.choices = choices;
    this.task = task;
    store.predictionRuns().forEach(r -> runs.put(r.name(), r));
    for (LetterRow row : store.letters()) {
      nameOf.put(row.id(), row.name());
    }
  }

  /** Ends the reading where the analyst stopped it; never leaves this class. */
  private static final class Stopped extends RuntimeException {
    @Serial private static final long serialVersionUID = 1;

    Stopped() {
      super("", null, false, false);
    }
  }

  PredictionReport take(Path fileOrFolder, PredictionFormat from) throws IOException {
    Optional<String> other =
        Optional.ofNullable(runs.get(choices.run()))
            .map(PredictionRun::author)
            .filter(a -> !isAuthor(a));
    if (choices.run().isBlank() || other.isPresent()) {
      return new PredictionReport.Refused(
          choices.run().isBlank()
              ? "Enter a name for the predictions, such as the program and version that made them."
              : "Predictions named “%s” by %s already exist. Choose another name."
                  .formatted(choices.run(), other.orElse("")));
    }
    boolean stopped = false;
    tool = from.id();
    try {
      List<PredictionInput> inputs = inputs(fileOrFolder, from);
      severalAuthors = authors(inputs).size() > 1;
      inputs.forEach(input -> read(input, this::takeUnlessStopped, this::tell));
    } catch (Stopped byTheAnalyst) {
      stopped = true;
    }
    return new PredictionReport.PredictionsImported(
        used.isEmpty() ? choices.run() : String.join(", ", used),
        letters.size(),
        added,
        placed,
        unplaced,
        notPlaced,
        absent,
        suggested,
        unknown,
        List.copyOf(passedOver),
        List.copyOf(remarks),
        trouble,
        stopped);
  }

  private List<PredictionInput> inputs(Path fileOrFolder, PredictionFormat from) {
    Optional<List<PredictionInput>> inputs = foreign.of(() -> listed(fileOrFolder, from));
    if (inputs.isEmpty()) {
      tell(foreign.sentence(String.valueOf(fileOrFolder.getFileName()), "read"));
    }
    return inputs.orElse(List.of());
  }

  private List<PredictionInput> listed(Path fileOrFolder, PredictionFormat from) {
    try {
      return from.inputs(fileOrFolder, schema);
    } catch (IOException unreadable) {
      tell(fileOrFolder.getFileName() + ": it can't be read.");
      return List.of();
    }
  }

  /** Who the files say made their values; each of several gets a run. */
  private Set<String> authors(List<PredictionInput> inputs) {
    Set<String> authors = new LinkedHashSet<>();
    inputs.forEach(
        input ->
            read(
                input,
                (prediction, keep) -> {
                  stopWhereAsked();
                  keep.now(() -> prediction.author().ifPresent(authors::add));
                },
                _ -> {}));
    return authors;
  }

  /** Reads one file; where it hangs the others go on, and it isn't read a second time. */
  private void read(
      PredictionInput input, BiConsumer<Prediction, Keep> each, Consumer<String> trouble) {
    if (hung.contains(input)) {
      return;
    }
    Reading reading = new Reading(each, trouble);
    if (foreign.of(() -> reading.of(input), reading).isEmpty()) {
      reading.giveUp();
      stopWhereAsked();
      hung.add(input);
      tell(foreign.sentence(input.name(), "read to its end"));
    }
  }

  /** Trouble with each line of a file that is something else would fill the memory. */
  private synchronized void tell(String sentence) {
    if (trouble.size() < MOST_SENTENCES) {
      trouble.add(sentence);
    }
  }

  /** Does what changes the library, or this import; not once the reading was given up. */
  private interface Keep {
    void now(Runnable change);
  }

  /**
   * A reading on a thread of its own; once it is given up it changes nothing more. A letter may
   * take as long as a file: what it says is looked for in a text that may be foreign, too.
   */
  private final class Reading implements TimeLimitedWork.WorkObserver, Keep {
    private final BiConsumer<Prediction, Keep> each;
    private final Consumer<String> trouble;
    private boolean givenUp;
    private volatile boolean stepped = true;
    private long stepBegan;
    private volatile boolean keeping;

    Reading(BiConsumer<Prediction, Keep> each, Consumer<String> trouble) {
      this.each = each;
      this.trouble = trouble;
    }

    boolean of(PredictionInput input) {
      input.read(
          prediction -> {
            each.accept(prediction, this);
            stepped = true;
          },
          sentence -> now(() -> trouble.accept(sentence)));
      return true;
    }

    /** The time that a letter takes to be stored is not the file's. */
    @Override
    public long atThisStep(long whole) {
      if (stepped || keeping) {
        stepped = false;
        stepBegan = whole;
      }
      return whole - stepBegan;
    }

    @Override
    public boolean stopped() {
      return task.stopped();
    }

    @Override
    public synchronized void now(Runnable change) {
      if (givenUp) {
        throw new Stopped();
      }
      keeping = true;
      change.run();
      stepped = true;
      keeping = false;
    }

    /** Waits for what is just being kept. */
    synchronized void giveUp() {
      givenUp = true;
    }
  }

  private void stopWhereAsked() {
    if (task.stopped()) {
      throw new Stopped();
    }
  }

  private boolean isAuthor(String author) {
    return choices.author().map(author::equals).orElse(true);
  }

  private void takeUnlessStopped(Prediction prediction, Keep keep) {
    stopWhereAsked();
    // One letter that the program stumbles over must not cost the others, nor the stack overflow
    // that a hostile value can cause.
    try {
      takeOne(prediction, keep);
    } catch (StoreFailedException | Stopped end) {
      throw end;
    } catch (RuntimeException | StackOverflowError accident) {
      LOG.log(Level.ERROR, "predictions of a letter could not be processed", accident);
      keep.now(
          () ->
              tell(
                  "Couldn't process the values of “%s” (%s). They were skipped. Please report this problem."
                      .formatted(named(prediction), accident.getClass().getSimpleName())));
    }
    task.step();
  }

  private void takeOne(Prediction prediction, Keep keep) {
    keep.now(
        () -> {
          passedOver.addAll(prediction.passedOver());
          remarks.addAll(prediction.remarks());
        });
    Optional<Letter> letter = letterOf(prediction, keep);
    letter.ifPresentOrElse(
        l -> take(l, prediction, keep), () -> keep.now(() -> unknown.add(named(prediction))));
  }

  private static String named(Prediction prediction) {
    return prediction.name().isBlank() ? "an unnamed letter" : prediction.name();
  }

  /** By its text, else by its name where the quotes hold. */
  private Optional<Letter> letterOf(Prediction prediction, Keep keep) {
    Optional<String> text = prediction.text().map(PredictionImport::canonical);
    Optional<String> id =
        prediction
            .textSha256()
            .filter(nameOf::containsKey)
            .or(() -> text.map(t -> new LetterText(t).sha256()).filter(nameOf::containsKey));
    if (id.isPresent()) {
      return read(id.get());
    }
    return byName(prediction)
        .or(
            () ->
                text.filter(t -> choices.newLetters() && !t.isBlank())
                    .filter(t -> canBeLetter(prediction, t))
                    .filter(_ -> !prediction.claims().isEmpty())
                    .map(t -> arrived(prediction, t, keep)));
  }

  /** Half a surrogate pair is no character, and would not come back from the store. */
  private static String canonical(String text) {
    return text.replace("\r\n", "\n")
        .replace('\r', '\n')
        .codePoints()
        .map(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE ? 0xFFFD : c)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private Optional<Letter> read(String id) {
    try {
      return Optional.of(store.letter(id));
    } catch (StoreDamagedException damaged) {
      tell(
          "“%s” is damaged in this library. Run Check data to repair it."
              .formatted(nameOf.getOrDefault(id, id)));
      return Optional.empty();
    }
  }

  private Optional<Letter> byName(Prediction prediction) {
    return nameOf.entrySet().stream()
        .filter(
            e -> !prediction.name().isBlank() && bare(e.getValue()).equals(bare(prediction.name())))
        .flatMap(e -> read(e.getKey()).stream())
        .filter(l -> holds(l, prediction))
        .findFirst();
  }

  private static String bare(String name) {
    String file = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
    int dot = file.lastIndexOf('.');
    return Normalizer.normalize(dot > 0 ? file.substring(0, dot) : file, Normalizer.Form.NFC);
  }

  /** At least three quarters of what the file quotes stands in the letter. */
  private boolean holds(Letter letter, Prediction prediction) {
    long quotes = prediction.claims().stream().filter(c -> c.quote().isPresent()).count();
    long lacking =
        grounding
            .ground(letter.text(), prediction.claims(), new ClaimSource("", ""))
            .unplaced()
            .stream()
            .filter(u -> u.claim().quote().isPresent())
            .filter(u -> u.reason() == UnlocatedClaim.Reason.NOT_FOUND)
            .count();
    return quotes > 0 && 4 * lacking <= quotes;
  }

  private boolean canBeLetter(Prediction prediction, String text) {
    boolean fits = text.length() <= LetterText.MOST_UNITS;
    if (!fits) {
      tell("“%s” has more than 5 million characters.".formatted(named(prediction)));
    }
    boolean sound = LetterText.isSound(text);
    if (!sound) {
      tell("The text of “%s” is damaged.".formatted(named(prediction)));
    }
    return fits && sound;
  }

  /** Takes in a letter that came with its predictions; its text is kept as its original. */
  private Letter arrived(Prediction prediction, String text, Keep keep) {
    String name =
        prediction.name().isBlank()
            ? choices.run() + " " + (added + 1) + ".txt"
            : prediction.name();
    boolean recognised =
        Sections.of(new LetterText(text)).stream().anyMatch(s -> s.kind() == Section.Kind.ISSUES);
    Letter letter = Letter.of(LetterName.of(name), text, recognised);
    OriginalFile original =
        new OriginalFile(OriginalFile.OriginalType.TEXT, text.getBytes(StandardCharsets.UTF_8));
    NewLetter fresh = library.suggest(new IntakeResult.Read(letter, original, List.of()));
    keep.now(
        () -> {
          library.add(List.of(fresh));
          nameOf.put(letter.id(), name);
          added++;
        });
    return letter;
  }

  private void take(Letter letter, Prediction prediction, Keep keep) {
    PredictionRun by = runOf(prediction);
    ClaimSource author = new ClaimSource(by.author(), by.version());
    List<Claim> claims = prediction.claims();
    boolean sameText = prediction.textSha256().filter(letter.id()::equals).isPresent();
    GroundingResult grounded =
        grounding.ground(letter.text(), sameText ? quoted(letter, claims) : claims, author);
    if (grounded.annotations().all().isEmpty() && grounded.unplaced().isEmpty()) {
      return;
    }
    Optional<SessionStep> step = suggested(letter, grounded, by);
    String line =
        format.line(
            letter,
            new PredictionFile.StoredPredictions(grounded.annotations(), grounded.unplaced()));
    keep.now(
        () -> {
          if (!runs.containsKey(by.name())) {
            store.addPredictionRun(by);
            runs.put(by.name(), by);
          }
          used.add(by.name());
          store.putPrediction(by.name(), letter.id(), line);
          letters.add(letter.id());
          count(letter, grounded);
          step.ifPresent(s -> keep(letter, s));
        });
  }

  /**
   * A run has one author: what another one says goes into a run that also has the author's name.
   */
  private PredictionRun runOf(Prediction prediction) {
    Optional<String> told = prediction.author();
    Optional<String> author = told.filter(_ -> severalAuthors).or(choices::author).or(() -> told);
    Optional<PredictionRun> known = Optional.ofNullable(runs.get(choices.run()));
    boolean another =
        author.flatMap(a -> known.map(r -> !r.author().equals(a))).orElse(severalAuthors);
    String name =
        another && author.isPresent() ? choices.run() + " (" + author.get() + ")" : choices.run();
    return Optional.ofNullable(runs.get(name))
        .orElseGet(
            () ->
                new PredictionRun(
                    name, author.orElse(choices.run()), choices.version(), library.now(), tool));
  }

  /** A file without the letters' words gives places alone, which count in the very same text. */
  private static List<Claim> quoted(Letter letter, List<Claim> claims) {
    return claims.stream().map(c -> c.quote().isPresent() ? c : quoted(letter.text(), c)).toList();
  }

  private static Claim quoted(LetterText text, Claim claim) {
    int length = text.toCodePoints(text.length());
    return claim
        .place()
        .filter(p -> p.start() >= 0 && p.start() < p.end() && p.end() <= length)
        .map(p -> new Span(text.fromCodePoints(p.start()), text.fromCodePoints(p.end())))
        .map(
            s ->
                new Claim(
                    claim.target(),
                    Optional.of(text.quote(s)),
                    claim.place(),
                    claim.value(),
                    claim.absent(),
                    claim.confidence()))
        .orElse(claim);
  }

  private void count(Letter letter, GroundingResult grounded) {
    grounded.annotations().all().stream()
        .filter(a -> a.answer() instanceof Answer.Stated)
        .map(Annotation::provenance)
        .forEach(
            p -> {
              if (p instanceof Provenance.Program program) {
                placed.merge(program.rule(), 1, Integer::sum);
              }
            });
    absent +=
        (int)
            grounded.annotations().all().stream()
                .filter(a -> a.answer() instanceof Answer.Absent)
                .count();
    notPlaced += grounded.unplaced().size();
    grounded.unplaced().stream()
        .limit(Math.max(0, MOST_SENTENCES - unplaced.size()))
        .map(u -> sentence(letter, u))
        .forEach(unplaced::add);
  }

  /** Without the claim's words, which are for the review screen. */
  private String sentence(Letter letter, UnlocatedClaim unplaced) {
    String field =
        schema
            .find(unplaced.claim().target().field())
            .map(f -> f.label())
            .orElse(unplaced.claim().target().field().path());
    return "“%s”, %s: %s.".formatted(letter.name(), field, unplaced.reason().words());
  }

  private Optional<SessionStep> suggested(
      Letter letter, GroundingResult grounded, PredictionRun by) {
    try {
      ReviewSession session = library.open(store.kept(letter.id()));
      imr.ledger.Author.Program program = new imr.ledger.Author.Program(by.author(), by.version());
      return PredictionMerge.of(session, grounded.annotations(), program, library.now());
    } catch (StoreDamagedException damaged) {
      tell(
          "“%s” is damaged in this library. Run Check data to repair it.".formatted(letter.name()));
      return Optional.empty();
    }
  }

  private void keep(Letter letter, SessionStep step) {
    Gesture gesture = step.gesture();
    store.append(letter.id(), gesture, step.after().headline());
    suggested +=
        (int)
            gesture.changes().stream()
                .flatMap(c -> c.after().stream())
                .filter(a -> a.answer() instanceof Answer.Stated)
                .count();
  }
}
