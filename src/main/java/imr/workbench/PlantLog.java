package imr.workbench;

import imr.annotation.FieldId;
import imr.annotation.Schema;
import imr.annotation.Target;
import imr.evaluate.CatchRate;
import imr.review.Plant;
import imr.review.PlantEvent;
import imr.review.PlantMaker;
import imr.review.Plants;
import imr.review.ReviewSession;
import imr.store.Document;
import imr.store.Store;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Planted errors: whether there are any, and how many of them were caught. A planted value is made
 * when a letter is opened for review, and forgotten when it is closed; what is stored is the share,
 * a seed, and what became of each target, with nothing of any value. So no record, export, score,
 * model, project file, search or chart can hold one: they are made of what is stored.
 *
 * <p>May be used by several threads.
 */
public final class PlantLog {
  /** The share where nobody chooses another. */
  public static final double USUAL = 0.02;

  /** More would be no review any more. */
  public static final double MOST = 0.2;

  private final Store store;
  private final Clock clock;

  PlantLog(Store store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  /**
   * How errors are planted.
   *
   * @param share of the suggestions, 0 to {@link #MOST}; 0 for none
   * @param by who set it
   */
  public record Setting(double share, String seed, String by, Instant at) {
    static final Setting OFF = new Setting(0, "", "", Instant.EPOCH);

    /** True where errors are planted. */
    public boolean on() {
      return share > 0;
    }
  }

  /** How errors are planted now; off where nobody has ever set it. */
  public Setting setting() {
    List<Document> all = store.documents(Document.Kind.PLANT, "");
    return all.isEmpty() ? Setting.OFF : setting(all.getLast());
  }

  private static Setting setting(Document document) {
    String[] parts = document.text().split("\t", -1);
    return new Setting(Double.parseDouble(parts[0]), parts[1], parts[2], document.at());
  }

  /**
   * Plants errors from now on, or no more.
   *
   * @param share 0 to {@link #MOST}
   */
  public synchronized void set(double share, String by) {
    if (!(share >= 0 && share <= MOST)) {
      throw new IllegalArgumentException("a share of planted errors is 0 to 0.2, not " + share);
    }
    byte[] seed = new byte[12];
    new SecureRandom().nextBytes(seed);
    String text = share + "\t" + HexFormat.of().formatHex(seed) + "\t" + by.replaceAll("\\s+", " ");
    keep("", text);
  }

  private void keep(String about, String text) {
    int number = store.documents(Document.Kind.PLANT, about).size() + 1;
    while (!store.keep(
        new Document(Document.Kind.PLANT, about, String.valueOf(number), clock.instant(), text))) {
      number++;
    }
  }

  /** A letter with planted errors over its record, as it is opened for review; itself with none. */
  public ReviewSession over(ReviewSession letter) {
    Setting setting = setting();
    if (!setting.on() || letter.pass().isPresent() || letter.finished()) {
      return letter;
    }
    List<Plants.Past> before = events(letter.letter().id());
    List<Plant> plants = PlantMaker.plants(letter.record(), setting.share(), setting.seed());
    return letter.with(Plants.of(plants, before));
  }

  /** Notes what became of planted errors of a letter; it is on disk when this returns. */
  public synchronized void note(String letter, List<PlantEvent> events) {
    events.forEach(e -> keep(letter, line(e)));
  }

  private static String line(PlantEvent event) {
    Target at = event.target();
    return String.join(
        "\t",
        event.kind().name(),
        at.subject(),
        at.field().path(),
        at.entry(),
        event.person().replaceAll("\\s+", " "));
  }

  private List<Plants.Past> events(String letter) {
    return store.documents(Document.Kind.PLANT, letter).stream()
        .map(d -> new Plants.Past(event(d.text().split("\t", -1)), d.at()))
        .toList();
  }

  private static PlantEvent event(String[] parts) {
    return new PlantEvent(
        new Target(parts[1], new FieldId(parts[2]), parts[3]),
        PlantEvent.Kind.valueOf(parts[0]),
        parts[4]);
  }

  /**
   * How many planted errors were caught.
   *
   * @param fields in the form's order; those without any are left out
   * @param persons by name
   * @param all over all fields
   */
  public record Report(
      Map<FieldId, CatchRate> fields, Map<String, CatchRate> persons, CatchRate all) {}

  /** Counts what became of planted errors in some letters; for the background. */
  Report report(Schema schema, Predicate<String> letters) {
    List<PlantEvent> all = new ArrayList<>();
    for (String letter : store.documented(Document.Kind.PLANT)) {
      if (!letter.isEmpty() && letters.test(letter)) {
        events(letter).stream()
            .map(Plants.Past::event)
            .filter(PlantEvent::isFinal)
            .forEach(all::add);
      }
    }
    Map<FieldId, CatchRate> fields = new LinkedHashMap<>();
    schema
        .all()
        .forEach(
            f ->
                rate(all.stream().filter(e -> e.target().field().equals(f.id())).toList())
                    .ifPresent(r -> fields.put(f.id(), r)));
    Map<String, CatchRate> persons = new LinkedHashMap<>();
    all.stream()
        .map(PlantEvent::person)
        .distinct()
        .sorted()
        .forEach(
            p ->
                rate(all.stream().filter(e -> e.person().equals(p)).toList())
                    .ifPresent(r -> persons.put(p, r)));
    return new Report(fields, persons, rate(all).orElse(CatchRate.NONE));
  }

  private static Optional<CatchRate> rate(List<PlantEvent> events) {
    int caught = (int) events.stream().filter(e -> e.kind() == PlantEvent.Kind.CAUGHT).count();
    return events.isEmpty()
        ? Optional.empty()
        : Optional.of(new CatchRate(caught, events.size() - caught));
  }
}
