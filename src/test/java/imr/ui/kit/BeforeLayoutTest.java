package imr.ui.kit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.animation.AnimationTimer;
import javafx.scene.Scene;
import javafx.scene.layout.Region;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

final class BeforeLayoutTest {
  private final AtomicInteger done = new AtomicInteger();
  private final Region node = new Region();
  private final BeforeLayout work = new BeforeLayout(node, done::incrementAndGet);

  @BeforeEach
  void show() throws Exception {
    FxToolkit.registerPrimaryStage();
    FxToolkit.setupFixture(
        () -> {
          Stage stage = new Stage();
          stage.setScene(new Scene(node, 100, 100));
          stage.show();
        });
  }

  @AfterEach
  void hide() throws Exception {
    FxToolkit.cleanupStages();
  }

  @Test
  void thePictureThatFollowsARequestShowsTheWork() throws Exception {
    CompletableFuture<Integer> atThePicture = new CompletableFuture<>();
    // called when a picture is begun: whatever is put off until after it comes too late for it
    AnimationTimer picture =
        new AnimationTimer() {
          @Override
          public void handle(long now) {
            stop();
            work.request();
            work.request();
            node.getScene()
                .addPostLayoutPulseListener(
                    new Runnable() {
                      @Override
                      public void run() {
                        node.getScene().removePostLayoutPulseListener(this);
                        atThePicture.complete(done.get());
                      }
                    });
          }
        };
    WaitForAsyncUtils.asyncFx(picture::start).get();
    assertEquals(1, atThePicture.get(30, TimeUnit.SECONDS));
    WaitForAsyncUtils.waitForFxEvents();
    assertEquals(1, done.get());
  }

  @Test
  void whatIsAskedForOftenIsDoneOnceAndAgainWhenAskedAgain() throws Exception {
    for (int round = 1; round <= 2; round++) {
      WaitForAsyncUtils.asyncFx(
              () -> {
                work.request();
                work.request();
              })
          .get();
      WaitForAsyncUtils.waitForFxEvents();
      assertEquals(round, done.get());
    }
    WaitForAsyncUtils.asyncFx(work::now).get();
    assertEquals(2, done.get());
  }
}
