package imr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** A program that a test starts works no longer than the test. */
final class JavaProcessTest {
  private static final int SECONDS = 20;

  private static Process start(Class<?> program, String... arguments) throws IOException {
    String[] words = new String[arguments.length + 1];
    words[0] = program.getName();
    System.arraycopy(arguments, 0, words, 1, arguments.length);
    return new ProcessBuilder(JavaProcess.command(words))
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  @Test
  void aProgramEndsSoonAfterTheProcessThatStartedItWasKilled() throws Exception {
    Process middle = start(Middle.class);
    try (BufferedReader out = middle.inputReader()) {
      ProcessHandle program = ProcessHandle.of(Long.parseLong(out.readLine())).orElseThrow();
      try {
        assertTrue(program.isAlive());
        middle.toHandle().destroyForcibly();
        program.onExit().get(SECONDS, TimeUnit.SECONDS);
      } finally {
        program.destroyForcibly();
      }
      assertFalse(program.isAlive());
    } finally {
      middle.destroyForcibly();
    }
  }

  @Test
  void aProgramGetsItsArgumentsAndFailsAsItWouldByItself() throws Exception {
    Process program = start(Failing.class, "a b", "");
    try (BufferedReader out = program.inputReader()) {
      assertEquals("2 a b", out.readLine());
    }
    assertEquals(1, program.waitFor());
  }

  /** Starts a program, tells its number, and waits with it. */
  static final class Middle {
    private Middle() {}

    /** Starts in a process of its own. */
    public static void main(String[] arguments) throws Exception {
      Process program = start(Endless.class);
      program.inputReader().readLine();
      System.out.println(program.pid());
      program.waitFor();
    }
  }

  /** Works until it is ended. */
  static final class Endless {
    private Endless() {}

    /** Starts in a process of its own. */
    public static void main(String[] arguments) throws Exception {
      System.out.println("begun");
      Thread.sleep(TimeUnit.MINUTES.toMillis(10));
    }
  }

  /** Tells its arguments and fails. */
  static final class Failing {
    private Failing() {}

    /** Starts in a process of its own. */
    public static void main(String[] arguments) {
      System.out.println(arguments.length + " " + arguments[0]);
      throw new IllegalStateException("as intended");
    }
  }
}
