package imr.workbench;

import imr.annotation.AnnotationSet;
import imr.annotation.Change;
import imr.annotation.Headline;
import imr.annotation.PassId;
import imr.exchange.LedgerFile;
import imr.ledger.Act;
import imr.ledger.Gesture;
import imr.ledger.GestureRow;
import imr.ledger.Ledger;
import imr.letter.Letter;
import imr.letter.Sha256;
import imr.review.ReviewSession;
import imr.store.Document;
import imr.store.LoadedLetter;
import imr.store.Store;
import java.lang.System.Logger.Level;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;

/**
 * Second records of letters: each a ledger of its own, one document per gesture. Its first gesture
 * holds what programs had suggested when it was begun. Any thread may call.
 */
final class SecondLedgers {
  private static final System.Logger LOG = System.getLogger(SecondLedgers.class.getName());
  private static final String PART = "\t";

  private final Store store;
  private final BiFunction<Letter, Ledger, ReviewSession> opener;
  private final Map<String, Map<PassId, Ledger>> known = new ConcurrentHashMap<>();
  private final Map<String, Headline> headlines = new ConcurrentHashMap<>();
  private Optional<Set<String>> letters = Optional.empty();

  /**
   * @param opener opens a ledger of a letter for review
   */
  SecondLedgers(Store store, BiFunction<Letter, Ledger, ReviewSession> opener) {
    this.store = store;
    this.opener = opener;
  }

  /** Everything is read again from the store. */
  synchronized void forget() {
    known.clear();
    headlines.clear();
    letters = Optional.empty();
  }

  /** Others wrote something about letters, such as a second record. */
  synchronized void othersWrote(Collection<String> changed) {
    letters = Optional.empty();
    changed.forEach(
        id -> {
          known.remove(id);
          headlines.keySet().removeIf(key -> key.startsWith(id));
        });
  }

  private synchronized Set<String> letters() {
    Set<String> now =
        letters.orElseGet(() -> new HashSet<>(store.documented(Document.Kind.PASS_GESTURE)));
    letters = Optional.of(now);
    return now;
  }

  /** The second records of a letter, in the order in which they were begun. */
  Map<PassId, Ledger> of(String letter) {
    synchronized (this) {
      if (!letters().contains(letter)) {
        return Map.of();
      }
    }
    return known.computeIfAbsent(letter, this::read);
  }

  /** A second record; empty while nobody has begun it. */
  Optional<Ledger> of(String letter, PassId pass) {
    return Optional.ofNullable(of(letter).get(pass));
  }

  private Map<PassId, Ledger> read(String letter) {
    Map<PassId, StringBuilder> lines = new LinkedHashMap<>();
    for (Document gesture : store.documents(Document.Kind.PASS_GESTURE, letter)) {
      pass(gesture)
          .ifPresent(
              p -> lines.computeIfAbsent(p, _ -> new StringBuilder()).append(gesture.text()));
    }
    LedgerFile format = new LedgerFile(store.letter(letter).text());
    Map<PassId, Ledger> all = new LinkedHashMap<>();
    lines.forEach(
        (pass, text) -> {
          switch (format.read(text.toString())) {
            case LedgerFile.LedgerReadResult.Read(Ledger ledger) -> all.put(pass, ledger);
            case LedgerFile.LedgerReadResult.Refused(String why) ->
                LOG.log(Level.WARNING, "a second record could not be read: " + why);
          }
        });
    return Collections.unmodifiableMap(all);
  }

  private static Optional<PassId> pass(Document gesture) {
    String[] parts = gesture.name().split(PART, -1);
    return parts.length == 3 ? Optional.of(new PassId(parts[0], parts[1])) : Optional.empty();
  }

  /** A second record as its person sees it: begun, or as it would begin. */
  ReviewSession open(LoadedLetter kept, PassId pass) {
    Ledger ledger =
        of(kept.letter().id(), pass).orElseGet(() -> Ledger.of(List.of(first(kept.ledger()))));
    return opener.apply(kept.letter(), ledger).in(pass);
  }

  /** What programs suggest, without anything that a person decided. */
  private static Gesture first(Ledger of) {
    AnnotationSet suggested = of.byProgram();
    Gesture began = of.gestures().getFirst();
    return new Gesture(
        1,
        new Act.Suggest(),
        began.author(),
        began.at(),
        suggested.all().stream()
            .map(a -> new Change(a.target(), Optional.empty(), Optional.of(a)))
            .toList());
  }

  /** The letter's row in the library while its person sees the second record in its place. */
  Headline headline(LoadedLetter kept, PassId pass) {
    return open(kept, pass).headline();
  }

  /** As {@link #headline(LoadedLetter, PassId)}, read once. */
  Headline headline(String letter, PassId pass) {
    return headlines.computeIfAbsent(letter + PART + pass, _ -> headline(store.kept(letter), pass));
  }

  /**
   * Adds a gesture to a second record; on disk when this returns. As with {@link Store#append}, one
   * that is the last already isn't written again.
   *
   * @throws IllegalStateException if it doesn't follow
   */
  synchronized void keep(String letter, PassId pass, Gesture gesture) {
    LoadedLetter kept = store.kept(letter);
    Ledger now = of(letter, pass).orElseGet(() -> begin(kept.letter(), pass, first(kept.ledger())));
    if (now.lastGesture().equals(Optional.of(gesture))) {
      return;
    }
    Ledger after = now.with(gesture, kept.letter().text());
    write(kept.letter(), pass, gesture);
    remember(letter, pass, after);
  }

  /**
   * Adds an action that an earlier run of the program made, once, whether or not it was added then.
   *
   * @throws IllegalStateException if it doesn't follow
   */
  synchronized void resend(String letter, PassId pass, GestureRow made) {
    Ledger now =
        of(letter, pass).orElseGet(() -> Ledger.of(List.of(first(store.kept(letter).ledger()))));
    int before = made.number() - 1;
    boolean there = before < now.last() && GestureRow.of(now.gestures().get(before)).equals(made);
    if (!there) {
      AnnotationSet all = now.annotations();
      keep(letter, pass, made.after(made.afters().stream().map(a -> all.at(a.target())).toList()));
    }
  }

  private Ledger begin(Letter letter, PassId pass, Gesture first) {
    write(letter, pass, first);
    Ledger begun = Ledger.of(List.of(first));
    remember(letter.id(), pass, begun);
    return begun;
  }

  private void write(Letter letter, PassId pass, Gesture gesture) {
    String name = String.join(PART, pass.round(), pass.person(), "" + gesture.number());
    String line = new LedgerFile(letter.text()).line(gesture);
    Document document =
        new Document(Document.Kind.PASS_GESTURE, letter.id(), name, gesture.at(), line);
    if (!store.keep(document)
        && store.documents(Document.Kind.PASS_GESTURE, letter.id()).stream()
            .noneMatch(d -> d.name().equals(name) && d.text().equals(line))) {
      throw new IllegalStateException("somebody else went on with the second record");
    }
  }

  private synchronized void remember(String letter, PassId pass, Ledger now) {
    Map<PassId, Ledger> all = new LinkedHashMap<>(of(letter));
    all.put(pass, now);
    letters().add(letter);
    known.put(letter, Collections.unmodifiableMap(all));
    headlines.remove(letter + PART + pass);
  }

  /**
   * Takes a second record of another library: it is added where there is none, and goes on where it
   * begins with what is here. One that went on separately is kept as another person's.
   *
   * @param from the project file's name
   * @return false where nothing was new
   */
  synchronized boolean take(Letter letter, PassId pass, Ledger theirs, String from) {
    Ledger ours = of(letter.id(), pass).orElse(Ledger.empty());
    int common = ProjectImport.common(ours, theirs);
    if (common == theirs.last()) {
      return false;
    }
    if (common < ours.last()) {
      String apart = "%s, %s %s".formatted(pass.person(), from, print(letter, theirs));
      return take(letter, new PassId(pass.round(), apart), theirs, from);
    }
    theirs.gestures().stream().skip(common).forEach(g -> write(letter, pass, g));
    remember(letter.id(), pass, theirs);
    return true;
  }

  private static String print(Letter letter, Ledger theirs) {
    return Sha256.of(new LedgerFile(letter.text()).lines(theirs)).substring(0, 8);
  }
}
