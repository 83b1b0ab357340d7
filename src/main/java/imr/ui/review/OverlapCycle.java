package imr.ui.review;

import imr.annotation.Target;
import imr.review.Highlight;
import java.util.List;
import java.util.Optional;

/** Reaches each of several fields that hold one place of the letter: one after another. */
final class OverlapCycle {
  private final ReviewModel model;
  private List<Target> here = List.of();
  private Optional<Target> last = Optional.empty();

  OverlapCycle(ReviewModel model) {
    this.model = model;
  }

  Optional<Target> chosen() {
    return model.chosen().get();
  }

  /** Takes a click's choice back: it was the first half of a double click. */
  void backTo(Optional<Target> before) {
    last = Optional.empty();
    before.ifPresent(model::choose);
  }

  /**
   * Chooses the innermost field at an index of the letter (UTF-16); clicked there again, the next
   * one around it, and after the outermost the innermost.
   */
  void clicked(int index, List<Highlight> highlights) {
    List<Target> now = at(index, highlights);
    boolean again = now.equals(here) && last.isPresent() && last.equals(chosen());
    here = now;
    choose(again ? after(chosen()) : 0);
  }

  /** Chooses the field after the chosen one at its own place; says so where there is no other. */
  void next(Optional<Integer> index, List<Highlight> highlights) {
    boolean goesOn = last.isPresent() && last.equals(chosen());
    here = goesOn ? here : index.map(i -> at(i, highlights)).orElse(List.of());
    if (here.isEmpty() || here.equals(chosen().stream().toList())) {
      model.say("No other value is highlighted here.");
    } else {
      choose(after(chosen()));
    }
  }

  private int after(Optional<Target> target) {
    return (target.map(here::indexOf).orElse(-1) + 1) % here.size();
  }

  private void choose(int place) {
    if (place < here.size()) {
      last = Optional.of(here.get(place));
      model.choose(here.get(place));
    }
  }

  private static List<Target> at(int index, List<Highlight> highlights) {
    return Highlight.allAt(index, highlights).stream().map(Highlight::target).toList();
  }
}
