package imr.ui.review;

import imr.review.Highlight;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** Which display groups' highlights the analyst has hidden, in every view of the letter. */
public final class GroupsModel {
  private final ReadOnlyObjectWrapper<Set<String>> hidden = new ReadOnlyObjectWrapper<>(Set.of());

  /** The ids of the hidden groups. */
  public ReadOnlyObjectProperty<Set<String>> hidden() {
    return hidden.getReadOnlyProperty();
  }

  /** Hides just these groups. */
  public void hide(Set<String> groups) {
    hidden.set(Set.copyOf(groups));
  }

  /** Hides a group that is shown, shows one that is hidden. */
  public void toggle(String group) {
    Set<String> next = new TreeSet<>(hidden.get());
    if (!next.remove(group)) {
      next.add(group);
    }
    hide(next);
  }

  /** The highlights of groups that are not hidden, in their order. */
  public List<Highlight> shown(List<Highlight> highlights) {
    return hidden.get().isEmpty()
        ? highlights
        : highlights.stream().filter(h -> !hidden.get().contains(h.field().group())).toList();
  }
}
