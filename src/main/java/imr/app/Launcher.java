package imr.app;

/**
 * Where the program starts. Does not extend JavaFX's Application, so that the libraries can stand
 * on the class path.
 */
public final class Launcher {
  private Launcher() {}

  public static void main(String[] arguments) {}
}
