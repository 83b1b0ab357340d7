package imr;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Optional;

/**
 * Runs a program no longer than the process that started it. A test that is killed takes its
 * programs with it so, and none goes on working for hours.
 */
final class ChildProgram {
  private static final int ENDED = 143;

  private ChildProgram() {}

  /**
   * Runs the program in this process.
   *
   * @param arguments the number of the process that starts it, the program's class, and the
   *     program's arguments
   */
  public static void main(String[] arguments) throws Throwable {
    Optional<ProcessHandle> parent = ProcessHandle.of(Long.parseLong(arguments[0]));
    if (parent.isEmpty()) {
      end();
    }
    ProcessHandle starter = parent.get();
    Thread watch = new Thread(() -> endWith(starter), "end of the test");
    watch.setDaemon(true);
    watch.start();
    Method main = Class.forName(arguments[1]).getDeclaredMethod("main", String[].class);
    main.setAccessible(true);
    try {
      main.invoke(null, (Object) Arrays.copyOfRange(arguments, 2, arguments.length));
    } catch (InvocationTargetException e) {
      throw e.getTargetException();
    }
  }

  private static void endWith(ProcessHandle starter) {
    starter.onExit().join();
    end();
  }

  private static void end() {
    Runtime.getRuntime().halt(ENDED);
  }
}
