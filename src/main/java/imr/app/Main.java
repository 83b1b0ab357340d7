package imr.app;

/** The program's wiring, started by {@link Launcher} on a Java that is new enough. */
public final class Main {
  private Main() {}

  public static void main(String[] arguments) {
    Console console = Console.ofThisProcess();
    Program program =
        new Program(
            console,
            new Desk(),
            _ -> _ -> imr.annotation.AnnotationSet.empty(),
            LogFile::take);
    System.exit(program.run(arguments));
  }
}
