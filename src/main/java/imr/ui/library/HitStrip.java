package imr.ui.library;

import imr.annotation.Field;
import imr.annotation.FieldId;
import imr.annotation.Schema;
import imr.ui.kit.Command;
import imr.ui.kit.KeyButton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextFlow;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/**
 * A strip over the review screen while the hits of a search are annotated: where one is, the
 * sentence with the hit, what it is evidence of already, and how to go on.
 */
public final class HitStrip extends VBox {
  private final HitsModel hits;
  private final Supplier<Schema> schema;
  private final Label place = new Label();
  private final Label marks = new Label();
  private final TextFlow sentence = new TextFlow();

  /**
   * @param next goes on, {@code back} goes back, {@code stop} ends it
   */
  HitStrip(HitsModel hits, Supplier<Schema> schema, Command next, Command back, Command stop) {
    super(6);
    this.hits = hits;
    this.schema = schema;
    getStyleClass().add("hit-strip");
    setId("hit-strip");
    place.setId("hit-place");
    place.setMinWidth(USE_PREF_SIZE);
    place.getStyleClass().add("bar-title");
    marks.setId("hit-marks");
    marks.getStyleClass().add("muted");
    marks.setMinWidth(0);
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    HBox first =
        new HBox(
            12,
            place,
            marks,
            gap,
            skipping(),
            byItself(),
            new KeyButton("Next hit", next),
            new KeyButton("back", back),
            new KeyButton("stop", stop));
    first.setAlignment(Pos.CENTER_LEFT);
    sentence.setId("hit-sentence");
    sentence.setMinWidth(0);
    getChildren().addAll(first, sentence);
    visibleProperty().bind(hits.running());
    managedProperty().bind(visibleProperty());
    hits.hit().subscribe(this::show);
    marks
        .textProperty()
        .bind(
            Bindings.createStringBinding(
                () -> HitStrip.words(hits.notice().get(), hits.marks().get()),
                hits.notice(),
                hits.marks()));
  }

  private static String words(String notice, List<String> fields) {
    String evidence =
        fields.isEmpty()
            ? ""
            : "✓ Used for " + String.join(", ", fields.stream().distinct().toList());
    return notice.isEmpty() ? evidence : notice;
  }

  private void show(Optional<HitsModel.Hit> hit) {
    place.setText(
        hit.map(
                h ->
                    "Hit %,d of %,d · letter %,d of %,d · %s"
                        .formatted(h.place(), h.hits(), h.letterPlace(), h.letters(), h.title()))
            .orElse("Finding hits…"));
    sentence.getChildren().setAll(hit.map(h -> LetterCell.texts(h.sentence())).orElse(List.of()));
    sentence.setAccessibleText(hit.map(h -> h.sentence().words()).orElse(""));
  }

  private CheckBox byItself() {
    CheckBox box = new CheckBox("Advance automatically");
    box.setId("hit-by-itself");
    box.setAccessibleText("Go to the next hit after you use this one for a field");
    box.setSelected(hits.byItself().get());
    hits.byItself().addListener((o, was, is) -> box.setSelected(is));
    box.setOnAction(e -> hits.byItself().set(box.isSelected()));
    box.setMinWidth(USE_PREF_SIZE);
    return box;
  }

  private ComboBox<HitsModel.HitFilter> skipping() {
    ComboBox<HitsModel.HitFilter> choice = new ComboBox<>();
    choice.setId("hit-skip");
    choice.setAccessibleText("Hits to skip");
    choice.setMaxWidth(220);
    choice.setVisibleRowCount(14);
    choice.setConverter(
        new StringConverter<>() {
          @Override
          public String toString(HitsModel.@Nullable HitFilter skip) {
            return skip == null ? "" : HitStrip.this.words(skip);
          }

          @Override
          public HitsModel.HitFilter fromString(String words) {
            return HitsModel.HitFilter.NOTHING;
          }
        });
    choice.setOnShowing(e -> choice.getItems().setAll(skips()));
    choice.setValue(hits.skip().get());
    hits.skip().addListener((o, was, is) -> choice.setValue(is));
    choice.setOnAction(e -> hits.skip().set(choice.getValue()));
    return choice;
  }

  private List<HitsModel.HitFilter> skips() {
    List<HitsModel.HitFilter> all =
        new ArrayList<>(List.of(HitsModel.HitFilter.NOTHING, HitsModel.HitFilter.EVIDENCE));
    schema
        .get()
        .all()
        .filter(f -> !f.isGroup() && !f.longText() && !schema.get().isHidden(f.id()))
        .map(Field::id)
        .map(HitsModel.HitFilter::evidenceOf)
        .forEach(all::add);
    return all;
  }

  private String words(HitsModel.HitFilter skip) {
    return !skip.evidence()
        ? "All hits"
        : "Skip hits used for " + skip.field().map(this::label).orElse("any field");
  }

  private String label(FieldId field) {
    return schema.get().find(field).map(Field::label).orElse(field.path());
  }
}
