package imr.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A question that is asked again before it is answered. */
@Timeout(20)
final class LatestTest {
  private final BlockingQueue<Runnable> deliveries = new LinkedBlockingQueue<>();
  private final BlockingQueue<String> answers = new LinkedBlockingQueue<>();
  private final List<String> worked = new ArrayList<>();
  private final List<String> heard = new ArrayList<>();

  private void deliver() throws InterruptedException {
    deliveries.take().run();
  }

  private String slowly(String question, Task task) {
    try {
      worked.add(question);
      String answer = answers.take();
      if (answer.equals("trouble")) {
        throw new IllegalStateException(question);
      }
      return question + " " + answer;
    } catch (InterruptedException ended) {
      throw new IllegalStateException(ended);
    }
  }

  @Test
  void onlyTheNewestQuestionIsAnsweredAndThoseBetweenAreNotEvenWorkedOn() throws Exception {
    try (Background background = Background.onAllCores(deliveries::add)) {
      Latest<String, String> latest = new Latest<>(background, this::slowly);
      for (String question : List.of("a", "b", "c")) {
        latest.ask(question, heard::add, e -> heard.add("failed"));
      }
      answers.add("1");
      deliver();
      assertEquals(List.of(), heard);
      answers.add("2");
      deliver();
      assertEquals(List.of("c 2"), heard);
      assertEquals(List.of("a", "c"), worked);
      assertFalse(latest.isWaiting());
    }
  }

  @Test
  void whatIsDroppedIsNeverAnsweredAndTheNextQuestionIs() throws Exception {
    try (Background background = Background.onAllCores(deliveries::add)) {
      Latest<String, String> latest = new Latest<>(background, this::slowly);
      latest.ask("a", heard::add, e -> heard.add("failed"));
      latest.drop();
      assertFalse(latest.isWaiting());
      latest.ask("b", heard::add, e -> heard.add("failed"));
      assertTrue(latest.isWaiting());
      answers.addAll(List.of("1", "2"));
      deliver();
      deliver();
      assertEquals(List.of("b 2"), heard);
    }
  }

  @Test
  void troubleWithTheNewestQuestionIsToldAndWithAnOlderOneIsNot() throws Exception {
    try (Background background = Background.onAllCores(deliveries::add)) {
      Latest<String, String> latest = new Latest<>(background, this::slowly);
      latest.ask("a", heard::add, e -> heard.add(e.getMessage()));
      latest.ask("b", heard::add, e -> heard.add(e.getMessage()));
      answers.addAll(List.of("trouble", "trouble"));
      deliver();
      deliver();
      assertEquals(List.of("b"), heard);
    }
  }

  @Test
  void workIsAskedToStopOnceSomethingNewerWaits() throws Exception {
    try (Background background = Background.onAllCores(deliveries::add)) {
      Latest<String, Boolean> latest =
          new Latest<>(
              background,
              (question, task) -> {
                while (question.equals("a") && !task.stopped()) {
                  Thread.onSpinWait();
                }
                return task.stopped();
              });
      latest.ask("a", stopped -> heard.add("a"), e -> heard.add("failed"));
      latest.ask("b", stopped -> heard.add("b " + stopped), e -> heard.add("failed"));
      deliver();
      deliver();
      assertEquals(List.of("b false"), heard);
    }
  }

  @Test
  void anAnswerMayAskTheNextQuestionAlsoOnTheCallersThread() {
    try (Background background = Background.onCallersThread()) {
      Latest<Integer, Integer> latest = new Latest<>(background, (n, _) -> n + 1);
      latest.ask(
          1,
          two -> latest.ask(two, three -> heard.add("" + three), e -> heard.add("failed")),
          e -> heard.add("failed"));
      assertEquals(List.of("3"), heard);
      assertFalse(latest.isWaiting());
    }
  }

  @Test
  void nothingIsAskedOfABackgroundThatIsClosed() {
    Background background = Background.onCallersThread();
    background.close();
    Latest<Integer, Integer> latest = new Latest<>(background, (n, _) -> n);
    latest.ask(1, n -> heard.add("answer"), e -> heard.add("failed"));
    assertEquals(List.of(), heard);
    assertFalse(latest.isWaiting());
  }
}
