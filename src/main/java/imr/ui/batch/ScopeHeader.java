package imr.ui.batch;

import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/** Which letters a command is about. */
final class ScopeHeader extends HBox {
  private final BatchModel model;
  private final Runnable look;
  private final ComboBox<BatchModel.Scope> scopes = new ComboBox<>();

  /**
   * @param all the likeliest first
   * @param look called whenever others are chosen
   */
  ScopeHeader(BatchModel model, List<BatchModel.Scope> all, Runnable look) {
    super(12);
    this.model = model;
    this.look = look;
    scopes.setId("bulk-scope");
    scopes.setAccessibleText("Which letters");
    scopes.setMaxWidth(Double.MAX_VALUE);
    scopes.setConverter(new Labels());
    scopes.getItems().setAll(all);
    HBox.setHgrow(scopes, Priority.ALWAYS);
    Label which = new Label("Letters");
    which.setLabelFor(scopes);
    which.setMinWidth(Region.USE_PREF_SIZE);
    setAlignment(Pos.CENTER_LEFT);
    getChildren().addAll(which, scopes);
    scopes
        .getSelectionModel()
        .selectedItemProperty()
        .addListener((o, was, is) -> Optional.ofNullable(is).ifPresent(this::choose));
  }

  Node first() {
    return scopes;
  }

  /** Chooses the likeliest. */
  void begin() {
    scopes.getSelectionModel().selectFirst();
  }

  private void choose(BatchModel.Scope scope) {
    model.choose(scope);
    look.run();
  }

  private final class Labels extends StringConverter<BatchModel.Scope> {
    @Override
    public String toString(BatchModel.@Nullable Scope scope) {
      return scope == null ? "" : scope.label();
    }

    @Override
    public BatchModel.@Nullable Scope fromString(String label) {
      return scopes.getItems().stream()
          .filter(s -> s.label().equals(label))
          .findFirst()
          .orElse(null);
    }
  }
}
