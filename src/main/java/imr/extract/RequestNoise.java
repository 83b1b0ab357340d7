package imr.extract;

import java.util.List;

/** Marks words of a request that belong to none of its parts. */
final class RequestNoise {
  private static final WordSet IN_DATES =
      WordSet.of(":", "/", "-", ",", "to", "and", "through", "of", "on", "&");
  private static final WordSet ANYWHERE =
      WordSet.of("additional", "retrospective", "retro", "prospective", "further", "outpatient");
  private static final List<String[]> PHRASES =
      List.of(
          words("without contrast"),
          words("with and without contrast"),
          words("with or without contrast"),
          words("with contrast"),
          words("w / o contrast"),
          words("w / contrast"),
          words("w o contrast"),
          words("without gadolinium"),
          words("with gadolinium"),
          words("non contrast"),
          words("under fluoroscopic guidance"),
          words("under fluoroscopy"),
          words("with fluoroscopic guidance"),
          words("with fluoroscopy"),
          words("under ultrasound guidance"),
          words("with ultrasound guidance"),
          words("under anesthesia"),
          words("as an outpatient"),
          words("as outpatient"),
          words("for purchase"),
          words("for rental"));
  private static final WordSet OPENINGS = WordSet.of(PHRASES.stream().map(p -> p[0]).toList());
  private static final List<String[]> PREFIXES =
      List.of(
          words("associated surgical service :"),
          words("associated surgical services :"),
          words("associated surgical service s :"),
          words("associated surgical services -"),
          words("associated service :"),
          words("associated services :"),
          words("ancillary service :"),
          words("ancillary services :"),
          words("retrospective request for"),
          words("prospective request for"),
          words("request for"),
          words("decision for"),
          words("retrospective :"),
          words("dme :"),
          words("durable medical equipment :"),
          words("dme -"),
          words("labs to include :"),
          words("labs including :"),
          words("labs :"));

  private RequestNoise() {}

  private static String[] words(String phrase) {
    return phrase.split(" ", -1);
  }

  /** Returns whether the request says that it accompanies an operation. */
  static boolean associatedService(TokenizedText words) {
    return words.is(0, "associated") || words.is(0, "ancillary");
  }

  static void mark(MarkedRequest marked) {
    TokenizedText words = marked.words;
    for (String[] prefix : PREFIXES) {
      if (marked.free(0) && words.follow(0, prefix)) {
        marked.take(MarkedRequest.Part.NOISE, 0, prefix.length, "noise");
      }
    }
    for (int i = 0; i < words.size(); i++) {
      phrase(marked, i);
      serviceDate(marked, i);
      if (marked.free(i) && words.in(i, ANYWHERE)) {
        marked.take(MarkedRequest.Part.NOISE, i, i + 1, "noise");
      }
    }
  }

  private static void phrase(MarkedRequest marked, int i) {
    if (!marked.words.in(i, OPENINGS)) {
      return;
    }
    for (String[] phrase : PHRASES) {
      if (marked.free(i) && marked.words.follow(i, phrase)) {
        marked.take(MarkedRequest.Part.NOISE, i, i + phrase.length, "noise");
        return;
      }
    }
  }

  /**
   * Matches {@code (DOS: 11/11/2016)}, {@code DOS 11/11/16 - 12/1/16}, {@code date of service
   * 1/2/16}.
   */
  private static void serviceDate(MarkedRequest marked, int i) {
    TokenizedText words = marked.words;
    int label =
        words.is(i, "dos")
            ? i + 1
            : words.follow(i, "date", "of", "service")
                ? i + 3
                : words.follow(i, "dates", "of", "service") ? i + 3 : -1;
    if (label < 0 || !marked.free(i)) {
      return;
    }
    int end = label;
    while (end < words.size() && (words.number(end) || words.in(end, IN_DATES))) {
      end++;
    }
    int start = words.is(i - 1, "(") ? i - 1 : i;
    int close = start < i && words.is(end, ")") ? end + 1 : end;
    marked.take(MarkedRequest.Part.NOISE, start, close, "noise");
  }
}
