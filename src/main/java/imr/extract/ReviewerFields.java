package imr.extract;

import imr.annotation.Field;
import imr.annotation.Schema;
import imr.annotation.Target;
import imr.letter.Section;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds the reviewer's states and specialties: after the labels of form C, or in the sentence of
 * forms A and B.
 */
final class ReviewerFields {
  private static final WordSet SUBSPECIALTY = WordSet.of("subspecialty", "certificate");
  private static final WordSet BEFORE_NAME =
      WordSet.of("and", "in", "has", "a", "is", "also", "certified");

  private static final int LONGEST = 4_000;

  /** A section without any of these says nothing about the reviewer and is skipped. */
  private static final List<String> TELLING = List.of("icens", "ertif", "ICENS", "ERTIF");

  private final Lexicon specialties = Lexicon.of("specialties.txt");
  private final Lexicon states = new Lexicon();

  ReviewerFields(Schema schema) {
    for (Field.Code state : schema.field(FieldIds.STATES).codes()) {
      for (String name : state.words()) {
        if (name.length() > 2) {
          states.add(name, state.code());
        }
      }
    }
  }

  void say(SuggestionBuilder draft, List<Section> sections) {
    List<Candidate> licensed = new ArrayList<>();
    List<Candidate> certified = new ArrayList<>();
    List<Section> telling = sections.stream().filter(ReviewerFields::tells).toList();
    for (Section section : telling.isEmpty() ? sections : telling) {
      read(draft, section, licensed, certified);
    }
    draft.sayAll(Target.LETTER, FieldIds.STATES, licensed);
    draft.sayAll(Target.LETTER, FieldIds.SPECIALTIES, certified);
  }

  private static boolean tells(Section section) {
    return section.kind() == Section.Kind.METHOD || section.kind() == Section.Kind.CREDENTIALS;
  }

  private void read(
      SuggestionBuilder draft,
      Section section,
      List<Candidate> licensed,
      List<Candidate> certified) {
    int end = Math.min(section.end(), section.start() + LONGEST);
    String text = draft.canonical();
    boolean tells = TELLING.stream().anyMatch(w -> text.indexOf(w, section.start(), end) >= 0);
    if (!tells) {
      return;
    }
    TokenizedText words = TokenizedText.of(draft.canonical(), section.start(), end);
    int label = words.find(0, words.size(), "of", "licensure");
    int certification = certification(words);
    if (label >= 0) {
      int stop = certification > label ? certification : words.size();
      states(words, label + 2, stop, "reviewer.licensureStates:label", licensed);
    }
    if (certification >= 0) {
      int from = words.find(certification, words.size(), ":") + 1;
      int stop = label > from ? label : words.size();
      split(words, from, stop, false, "reviewer.specialties:label", certified);
    }
    sentence(words, licensed, certified);
  }

  private static int certification(TokenizedText words) {
    int at = words.find(0, words.size(), "certification");
    boolean labeled = at >= 0 && words.find(at, at + 8, ":") >= 0;
    return labeled ? at : -1;
  }

  private void sentence(TokenizedText words, List<Candidate> licensed, List<Candidate> certified) {
    int licence = words.find(0, words.size(), "licensed", "to", "practice");
    if (licence >= 0) {
      int end = words.sentenceEnd(licence, words.size());
      states(words, licence + 3, end, "reviewer.licensureStates:sentence", licensed);
    }
    int board = words.find(0, words.size(), "board", "certified", "in");
    if (board >= 0) {
      int end = words.sentenceEnd(board, words.size());
      int practice = words.find(board, end, "licensed", "to");
      int stop = practice < 0 ? end : beforeLicence(words, practice);
      split(words, board + 3, stop, true, "reviewer.specialties:sentence", certified);
    }
  }

  /** Returns the index before {@code and is}, which introduces the license. */
  private static int beforeLicence(TokenizedText words, int practice) {
    int end = practice;
    while (words.is(end - 1, "is") || words.is(end - 1, "and") || words.is(end - 1, ",")) {
      end--;
    }
    return end;
  }

  private void states(TokenizedText words, int from, int to, String rule, List<Candidate> out) {
    int i = from;
    while (i < to) {
      Optional<Lexicon.Match> state = states.match(words, i, to);
      state.ifPresent(m -> out.add(new Candidate(words.span(m.start(), m.end()), rule)));
      i = state.map(Lexicon.Match::end).orElse(i + 1);
    }
  }

  private void split(
      TokenizedText words, int from, int to, boolean prose, String rule, List<Candidate> out) {
    int start = from;
    for (int i = from; i <= to; i++) {
      boolean parts =
          i == to
              || words.is(i, ",")
              || words.is(i, ";")
              || (prose && words.is(i, "and") && partsNames(words, start, i, to));
      if (parts) {
        add(words, start, i, rule, out);
        start = i + 1;
      }
    }
  }

  /** Returns whether {@code and} separates two names, rather than being part of one known name. */
  private boolean partsNames(TokenizedText words, int start, int and, int to) {
    boolean oneName =
        specialties
            .match(words, bare(words, start, and), to)
            .filter(m -> m.end() > and)
            .isPresent();
    return !oneName
        && specialties
            .match(words, bare(words, start, and), and)
            .filter(m -> m.end() == and)
            .isPresent();
  }

  private static void add(
      TokenizedText words, int start, int end, String rule, List<Candidate> out) {
    int from = bare(words, start, end);
    int to = end;
    while (to > from && (words.is(to - 1, ".") || words.is(to - 1, ","))) {
      to--;
    }
    if (to > from && to - from <= 12) {
      out.add(new Candidate(words.span(from, to), rule));
    }
  }

  /** Skips {@code and}, {@code has a subspecialty in}, {@code is board certified in}. */
  private static int bare(TokenizedText words, int start, int end) {
    int subspecialty = words.findAny(start, end, SUBSPECIALTY);
    int from = subspecialty >= 0 ? subspecialty + 1 : start;
    while (from < end && words.in(from, BEFORE_NAME)) {
      from++;
    }
    return from;
  }
}
