package imr.ui.kit;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.Image;
import javafx.scene.paint.Color;
import javafx.scene.shape.SVGPath;
import javafx.scene.transform.Scale;

/**
 * The program's sign, drawn from its one drawing in any size: for the window, and for the builders
 * of the installers. The drawing has filled paths only, on a square of 256.
 */
public final class AppIcon {
  private static final double SQUARE = 256;
  private static final Pattern PATH = Pattern.compile("<path fill=\"([^\"]+)\" d=\"([^\"]+)\"/>");

  private final String drawing;

  /** Reads the drawing that ships with the program. */
  public AppIcon() {
    try (InputStream in =
        Objects.requireNonNull(AppIcon.class.getResourceAsStream("/imr/ui/icon.svg"))) {
      drawing = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException damaged) {
      throw new UncheckedIOException(damaged);
    }
  }

  /**
   * A picture of it on nothing; only on the window's thread.
   *
   * @param pixels its width and height
   */
  public Image at(int pixels) {
    Group whole = new Group(paths());
    whole.getTransforms().add(new Scale(pixels / SQUARE, pixels / SQUARE));
    SnapshotParameters clear = new SnapshotParameters();
    clear.setFill(Color.TRANSPARENT);
    return new Group(whole).snapshot(clear, null);
  }

  private List<Node> paths() {
    List<Node> paths = new ArrayList<>();
    for (Matcher found = PATH.matcher(drawing); found.find(); ) {
      SVGPath path = new SVGPath();
      path.setFill(Color.web(found.group(1)));
      path.setContent(found.group(2));
      paths.add(path);
    }
    return paths;
  }
}
