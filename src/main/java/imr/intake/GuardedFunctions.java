package imr.intake;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSFloat;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSNumber;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.pdmodel.PDPage;

/**
 * Makes the functions of a page's colors and shadings call the guard on each evaluation. A shading
 * evaluates its function for every pixel without any operator in between, and a PostScript function
 * may be as long as the file allows.
 *
 * <p>PDFBox has no hook for this. But evaluating any kind of function starts by reading its domain
 * (PDF 1.7, 7.10.1), a number in the file, which is replaced here by a number that calls the guard.
 */
final class GuardedFunctions {
  private static final Set<COSName> UPWARD = Set.of(COSName.PARENT, COSName.P);

  private final Guard guard;
  private final Set<COSBase> seen = Collections.newSetFromMap(new IdentityHashMap<>());
  private final Deque<COSBase> ahead = new ArrayDeque<>();

  private GuardedFunctions(Guard guard) {
    this.guard = guard;
  }

  /** Guards all functions that are reachable when the page is drawn. */
  static void on(PDPage page, Guard guard) {
    GuardedFunctions functions = new GuardedFunctions(guard);
    functions.meet(page.getCOSObject());
    if (page.getResources() != null) {
      functions.meet(page.getResources().getCOSObject());
    }
    functions.walk();
  }

  private void walk() {
    while (!ahead.isEmpty()) {
      guard.tick();
      switch (ahead.pop()) {
        case COSDictionary dictionary -> walk(dictionary);
        case COSArray array -> array.forEach(this::meet);
        case COSBase _ -> {
          // Numbers and strings don't refer to anything.
        }
      }
    }
  }

  private void walk(COSDictionary dictionary) {
    if (dictionary.containsKey(COSName.FUNCTION_TYPE)
        && dictionary.getDictionaryObject(COSName.DOMAIN) instanceof COSArray domain
        && domain.size() > 0
        && domain.getObject(0) instanceof COSNumber least) {
      domain.set(0, new GuardedNumber(least.floatValue(), guard));
    }
    for (Map.Entry<COSName, COSBase> entry : dictionary.entrySet()) {
      if (!UPWARD.contains(entry.getKey())) {
        meet(entry.getValue());
      }
    }
  }

  private void meet(@org.jspecify.annotations.Nullable COSBase base) {
    COSBase object = base instanceof COSObject reference ? reference.getObject() : base;
    if (object != null && seen.add(object)) {
      ahead.push(object);
    }
  }

  private static final class GuardedNumber extends COSFloat {
    private final Guard guard;

    GuardedNumber(float value, Guard guard) {
      super(value);
      this.guard = guard;
    }

    @Override
    public float floatValue() {
      guard.check();
      return super.floatValue();
    }

    @Override
    public boolean equals(@org.jspecify.annotations.Nullable Object other) {
      return this == other;
    }

    @Override
    public int hashCode() {
      return System.identityHashCode(this);
    }
  }
}
