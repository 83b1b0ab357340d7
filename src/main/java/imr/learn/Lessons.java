package imr.learn;

import imr.letter.Section;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What a second reader learns from, with the words' features numbered once for all its readers. */
final class Lessons {
  private final List<Lesson> lessons;
  private final List<FeatureNumbers> numbers;

  private Lessons(List<Lesson> lessons, List<FeatureNumbers> numbers) {
    this.lessons = lessons;
    this.numbers = numbers;
  }

  /** A letter's training data, and the numbers of its words' features. */
  record Lesson(TaggingExample example, NumberedWords numbers) {}

  static Lessons of(List<TaggingExample> examples) {
    List<LetterWords> letters = examples.stream().map(TaggingExample::words).toList();
    List<FeatureNumbers> numbers =
        Stream.of(Section.Kind.values()).map(k -> new FeatureNumbers(k, letters)).toList();
    List<Lesson> lessons = new ArrayList<>();
    for (TaggingExample example : examples) {
      lessons.add(new Lesson(example, new NumberedWords(example.words(), numbers)));
    }
    return new Lessons(lessons, numbers);
  }

  /** The lessons at these places, in this order. */
  Lessons at(List<Integer> places) {
    return new Lessons(places.stream().map(lessons::get).toList(), numbers);
  }

  List<Lesson> all() {
    return lessons;
  }

  /** The numbers of the features in a kind of section, by its ordinal. */
  FeatureNumbers ofKind(int kind) {
    return numbers.get(kind);
  }
}
