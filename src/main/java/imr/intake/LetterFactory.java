package imr.intake;

import imr.intake.IntakeResult.NotALetter;
import imr.intake.IntakeResult.Read;
import imr.letter.Letter;
import imr.letter.LetterName;
import imr.letter.LetterText;
import imr.letter.OriginalFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Creates letters from a file's text: one, or several if the file contains several. */
record LetterFactory(IntakeMessages sentences, List<String> warnings) {

  /** Provides the original file for the whole text or a part of it. */
  interface Parts {
    OriginalFile whole();

    /** Returns the file for {@code [start, end)} of the canonical text, in UTF-16 units. */
    OriginalFile part(int start, int end) throws IOException;
  }

  IntakeResult of(String canonical, Parts parts) throws IOException {
    LetterText text = new LetterText(canonical);
    List<Integer> starts = LetterSplitter.in(text);
    if (starts.size() == 1) {
      return letter(LetterName.of(sentences.name()), text, parts.whole(), allWarnings(canonical));
    }
    List<IntakeResult> letters = new ArrayList<>();
    for (int i = 0; i < starts.size(); i++) {
      int start = starts.get(i);
      int end = i + 1 < starts.size() ? starts.get(i + 1) : canonical.length();
      int shown = end > start && canonical.charAt(end - 1) == '\f' ? end - 1 : end;
      LetterText words = new LetterText(canonical.substring(start, shown));
      String name = sentences.partName(i + 1, starts.size());
      letters.add(letter(name, words, parts.part(start, shown), List.of()));
    }
    String told = sentences.several(letters.size(), allWarnings(canonical));
    return new IntakeResult.Several(letters, told);
  }

  private List<String> allWarnings(String canonical) {
    List<String> all = new ArrayList<>(warnings);
    sentences.strange(canonical).ifPresent(all::add);
    return all;
  }

  private IntakeResult letter(
      String name, LetterText text, OriginalFile original, List<String> told) {
    boolean recognised = LetterRecognizer.looksLikeALetter(text);
    Letter letter = new Letter(text.sha256(), name, text, recognised);
    return recognised
        ? new Read(letter, original, told)
        : new NotALetter(letter, original, told, sentences.notALetter(told));
  }
}
