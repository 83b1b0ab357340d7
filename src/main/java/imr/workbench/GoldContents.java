package imr.workbench;

import imr.annotation.Annotation;
import imr.annotation.Answer;
import imr.annotation.QualityCertificate;
import imr.annotation.Remarks;
import imr.annotation.Status;
import imr.annotation.Target;
import imr.ledger.Act;
import imr.ledger.Author;
import imr.ledger.Gesture;
import imr.ledger.Ledger;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What is in a gold set, and who and what it comes from: only what its revisions hold counts. */
final class GoldContents {
  private final Map<String, Integer> revisions = new HashMap<>();
  private final Map<String, Set<String>> first = new TreeMap<>();
  private final Map<String, Set<String>> second = new HashMap<>();
  private final Map<String, Set<String>> adjudicated = new HashMap<>();
  private final Map<Status, Long> values = new EnumMap<>(Status.class);
  private final Set<String> extractors = new TreeSet<>();
  private long notStated;

  /**
   * Adds a letter.
   *
   * @param revision the letter's gestures up to the set's revision
   */
  void add(String letter, Ledger revision) {
    revisions.put(letter, revision.last());
    revision.gestures().forEach(g -> add(letter, g));
    revision.annotations().all().stream().filter(GoldContents::isField).forEach(this::add);
  }

  private static boolean isField(Annotation said) {
    return said.counts()
        && said.decided()
        && !Remarks.isRemark(said.target())
        && !said.target().equals(Target.FINISHED)
        && !(said.answer() instanceof Answer.GroupEntry);
  }

  private void add(Annotation said) {
    if (said.answer() instanceof Answer.Absent) {
      notStated++;
    } else {
      values.merge(said.status(), 1L, Long::sum);
    }
  }

  private void add(String letter, Gesture gesture) {
    switch (gesture.author()) {
      case Author.Program program -> {
        if (gesture.act() instanceof Act.Suggest || gesture.act() instanceof Act.ReExtract) {
          extractors.add(program.shown());
        }
      }
      case Author.Person person -> {
        if (gesture.act() instanceof Act.Adjudicate) {
          count(adjudicated, person.name(), letter);
        } else if (gesture.changes().stream()
            .anyMatch(c -> c.after().filter(GoldContents::isField).isPresent())) {
          count(first, person.name(), letter);
        }
      }
    }
  }

  private static void count(Map<String, Set<String>> letters, String name, String letter) {
    letters.computeIfAbsent(name, _ -> new HashSet<>()).add(letter);
  }

  /** How many letters were added. */
  int letters() {
    return revisions.size();
  }

  /** Records that a person annotated a letter again, as its second annotator. */
  void second(String name, String letter) {
    count(second, name, letter);
  }

  /** True where the set has a revision of the letter from after a gesture. */
  boolean isAfter(String letter, int gesture) {
    return revisions.getOrDefault(letter, 0) > gesture;
  }

  List<QualityCertificate.Annotator> annotators() {
    Set<String> names = new TreeSet<>(first.keySet());
    names.addAll(second.keySet());
    names.addAll(adjudicated.keySet());
    return names.stream()
        .map(
            n ->
                new QualityCertificate.Annotator(
                    n, letters(first, n), letters(second, n), letters(adjudicated, n)))
        .toList();
  }

  private static int letters(Map<String, Set<String>> of, String name) {
    return Optional.ofNullable(of.get(name)).map(Set::size).orElse(0);
  }

  QualityCertificate.Values values() {
    return new QualityCertificate.Values(
        values.getOrDefault(Status.CONFIRMED, 0L),
        values.getOrDefault(Status.CORRECTED, 0L),
        values.getOrDefault(Status.ADDED, 0L),
        notStated);
  }

  List<String> extractors() {
    return List.copyOf(extractors);
  }
}
