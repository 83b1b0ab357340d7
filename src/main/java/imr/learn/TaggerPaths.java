package imr.learn;

import imr.learn.Tagger.Labeled;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The best paths through one layer of a scored stretch. Contexts are counted from 0 (no field yet),
 * fields from the layer's first.
 */
final class TaggerPaths {
  static final float MASK = -1e6f;
  private static final int FIRST = Tagger.FIRST;
  private static final int LAST = Tagger.LAST;
  private static final float NEVER = -1e9f;
  private static final int LONGEST = 60;

  private final TaggerScores scores;
  private final float bonus;

  /** No field begins better than this, wherever. */
  private final float most;

  private final int low;
  private final int count;
  private final int c;
  private final int size;

  /** Best score of what follows a word's start, by context; and by a field that goes on. */
  private final float[] rest;

  private final float[] restInside;
  private float[] past = new float[0];
  private float[] pastInside = new float[0];

  /** Best score before a word, with a field that begins there. */
  private float[] entered = new float[0];

  TaggerPaths(TaggerScores scores, int low, int high, float bonus) {
    this.bonus = bonus;
    this.most = bonus + scores.tagger.mostEntry();
    this.scores = scores;
    this.low = low;
    this.count = high - low;
    this.c = count + 1;
    this.size = scores.size;
    this.rest = new float[(size + 1) * c];
    this.restInside = new float[rest.length];
    backward();
  }

  private float e(int i, int f, int role) {
    return scores.score(i, low + f, role);
  }

  private float enter(int i, int context, int f) {
    int before = context == 0 ? 0 : low + context;
    Tagger tagger = scores.tagger;
    int separator = scores.words.separator(scores.from + i);
    return bonus + tagger.entry[tagger.entryAt(separator, before, low + f)];
  }

  private boolean resets(int i) {
    return scores.words.opensSentence(scores.from + i);
  }

  private void backward() {
    Arrays.fill(restInside, size * c, (size + 1) * c, NEVER);
    for (int i = size - 1; i >= 0; i--) {
      int here = i * c;
      int next = here + c;
      for (int f = 0; f < count; f++) {
        restInside[here + f] =
            Math.max(e(i, f, 0) + restInside[next + f], e(i, f, LAST) + rest[next + f + 1]);
      }
      backward(i, resets(i));
    }
  }

  private void backward(int i, boolean resets) {
    int here = i * c;
    int next = here + c;
    int contexts = resets ? 1 : c;
    float least = rest[next];
    for (int g = 0; g < contexts; g++) {
      rest[here + g] = rest[next + g];
      least = Math.min(least, rest[next + g]);
    }
    for (int f = 0; f < count; f++) {
      float begun = begun(i, f);
      if (most + begun > least) {
        for (int g = 0; g < contexts; g++) {
          rest[here + g] = Math.max(rest[here + g], enter(i, g, f) + begun);
        }
      }
    }
    if (resets) {
      Arrays.fill(rest, here + 1, next, rest[here]);
    }
  }

  /** The best score from a word on, where a value of the field begins there. */
  private float begun(int i, int f) {
    int next = (i + 1) * c;
    return Math.max(
        e(i, f, FIRST | LAST) + rest[next + f + 1], e(i, f, FIRST) + restInside[next + f]);
  }

  /** The values of the best path, in order. */
  List<Labeled> best() {
    List<Labeled> found = new ArrayList<>();
    int context = 0;
    int i = 0;
    while (i < size) {
      context = resets(i) ? 0 : context;
      int chosen = -1;
      float best = rest[(i + 1) * c + context];
      for (int f = 0; f < count; f++) {
        float begun = begun(i, f);
        if (most + begun > best && enter(i, context, f) + begun > best) {
          best = enter(i, context, f) + begun;
          chosen = f;
        }
      }
      if (chosen < 0) {
        i++;
      } else {
        int to = endOf(i, chosen);
        found.add(new Labeled(low + chosen, scores.from + i, scores.from + to));
        context = chosen + 1;
        i = to;
      }
    }
    return found;
  }

  private int endOf(int i, int f) {
    int next = (i + 1) * c;
    if (e(i, f, FIRST | LAST) + rest[next + f + 1] >= e(i, f, FIRST) + restInside[next + f]) {
      return i + 1;
    }
    int k = i + 1;
    while (k + 1 < size
        && e(k, f, 0) + restInside[(k + 1) * c + f] > e(k, f, LAST) + rest[(k + 1) * c + f + 1]) {
      k++;
    }
    return k + 1;
  }

  private void forward() {
    past = new float[(size + 1) * c];
    pastInside = new float[past.length];
    entered = new float[size * count];
    Arrays.fill(past, 1, c, NEVER);
    Arrays.fill(pastInside, 0, c, NEVER);
    for (int i = 0; i < size; i++) {
      int here = i * c;
      int next = here + c;
      if (resets(i)) {
        for (int g = 1; g < c; g++) {
          past[here] = Math.max(past[here], past[here + g]);
          past[here + g] = NEVER;
        }
      }
      System.arraycopy(past, here, past, next, c);
      for (int f = 0; f < count; f++) {
        float begins = entered(i, f);
        entered[i * count + f] = begins;
        float closed =
            Math.max(begins + e(i, f, FIRST | LAST), pastInside[here + f] + e(i, f, LAST));
        past[next + f + 1] = Math.max(past[next + f + 1], closed);
        pastInside[next + f] = Math.max(begins + e(i, f, FIRST), pastInside[here + f] + e(i, f, 0));
      }
    }
  }

  private float entered(int i, int f) {
    float best = NEVER;
    for (int g = 0; g < c; g++) {
      if (past[i * c + g] + most > best) {
        best = Math.max(best, past[i * c + g] + enter(i, g, f));
      }
    }
    return best;
  }

  /**
   * How much better the best path with a value is than the best one without it: above 0 where the
   * model finds it.
   */
  float margin(Labeled value) {
    if (past.length == 0) {
      forward();
    }
    int s = value.from() - scores.from;
    int e = value.to() - scores.from;
    int f = value.field() - low;
    float inner = entered[s * count + f];
    float with = NEVER;
    float other = NEVER;
    for (int k = s; k < size && k < s + LONGEST; k++) {
      int first = k == s ? FIRST : 0;
      float whole = inner + e(k, f, first | LAST) + rest[(k + 1) * c + f + 1];
      if (k + 1 == e) {
        with = whole;
      } else {
        other = Math.max(other, whole);
      }
      inner += e(k, f, first);
    }
    return Math.max(MASK, with - Math.max(other, notBegun(s, f)));
  }

  private float notBegun(int i, int f) {
    float best = NEVER;
    for (int g = 0; g < c; g++) {
      best = Math.max(best, past[i * c + g] + rest[(i + 1) * c + g]);
    }
    for (int other = 0; other < count; other++) {
      best = Math.max(best, pastInside[i * c + other] + restInside[i * c + other]);
      if (other != f) {
        best = Math.max(best, entered[i * count + other] + begun(i, other));
      }
    }
    return best;
  }
}
