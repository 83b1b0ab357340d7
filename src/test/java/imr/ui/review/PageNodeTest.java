package imr.ui.review;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import imr.intake.Intake;
import imr.intake.IntakeResult;
import imr.intake.LetterPages;
import imr.intake.Limits;
import imr.intake.PdfLetter;
import imr.intake.Pdfs;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import javafx.scene.control.Label;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxToolkit;

/** A page that couldn't be drawn says so. */
final class PageNodeTest {
  @BeforeAll
  static void startJavaFx() throws TimeoutException {
    FxToolkit.registerPrimaryStage();
  }

  private static PdfLetter printed() {
    Intake intake = new Intake(Limits.standard());
    IntakeResult outcome =
        intake.read(Path.of("a.pdf"), Pdfs.letter(1), Optional.empty(), () -> false);
    IntakeResult.Read read = (IntakeResult.Read) outcome;
    LetterPages pages = intake.pages(read.letter(), read.original(), Optional.empty(), () -> false);
    return ((LetterPages.Printed) pages).letter();
  }

  @Test
  void onlyAPageThatCouldNotBeDrawnSaysSo() {
    PdfLetter printed = printed();
    PageNode page = new PageNode(printed.sheets().getFirst(), 1);
    Label missing =
        page.paper().getChildren().stream()
            .filter(Label.class::isInstance)
            .map(Label.class::cast)
            .findFirst()
            .orElseThrow();
    assertEquals("This page couldn't be drawn. Read its text instead.", missing.getText());
    assertFalse(missing.isVisible());
    page.show(Optional.of(new PageModel.Drawn(Optional.empty(), 1)));
    assertTrue(missing.isVisible());
    page.show(Optional.of(new PageModel.Drawn(printed.picture(1, 1, () -> false), 1)));
    assertFalse(missing.isVisible());
    page.show(Optional.of(new PageModel.Drawn(Optional.empty(), 1)));
    page.show(Optional.empty());
    assertFalse(missing.isVisible());
  }
}
