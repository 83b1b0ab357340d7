import java.util.List;

/**
 * How the installed program is started: what jpackage's launcher reads from {@code app/IMR
 * Workbench.cfg}, and the same as options for jpackage.
 */
final class Launching {
  /** The cache's file, beside the jars. */
  static final String FILE = "imr-workbench.aot";

  private Launching() {}

  /**
   * What is done with the cache: used at each start, or made at the end of one. A cache that does
   * not fit (another processor, a changed jar) is left alone in silence.
   */
  enum Cache {
    USED("AOTCache"),
    MADE("AOTCacheOutput");

    private final String option;

    Cache(String option) {
      this.option = "-XX:" + option + "=$APPDIR/" + FILE;
    }
  }

  /** Java's options. {@code $APPDIR} is the folder of the jars, wherever it was installed to. */
  private static List<String> options(Cache cache) {
    return List.of(
        cache.option,
        "-Xlog:disable",
        // small at first, and never so much that the cache's short addresses no longer fit
        "-Xms64m",
        "-Xmx2g",
        "-XX:+UseG1GC",
        // what an import or a search took goes back to the system while the program rests
        "-XX:G1PeriodicGCInterval=10000",
        "-XX:MinHeapFreeRatio=10",
        "-XX:MaxHeapFreeRatio=25",
        "-XX:-UsePerfData",
        // the window comes first: the compiler for what runs for long keeps off the processor
        // meanwhile (C2 took 0.4 s of the start on two cores), and is not told of it from the cache
        "-XX:Tier4InvocationThreshold=50000",
        "-XX:Tier4MinInvocationThreshold=6000",
        "-XX:Tier4CompileThreshold=150000",
        "-XX:Tier4BackEdgeThreshold=400000",
        "-XX:+UnlockDiagnosticVMOptions",
        "-XX:-AOTRecordTraining",
        // what JavaFX, Lucene and the store call by design
        "--enable-native-access=javafx.graphics,ALL-UNNAMED",
        "--sun-misc-unsafe-memory-access=allow",
        "--add-opens=javafx.graphics/javafx.scene=ALL-UNNAMED",
        // what ControlsFX and ReactFX call of JavaFX's own: InstallersTest finds what is missing
        "--add-exports=javafx.base/com.sun.javafx.binding=ALL-UNNAMED",
        "--add-exports=javafx.base/com.sun.javafx.event=ALL-UNNAMED",
        "--add-exports=javafx.controls/com.sun.javafx.scene.control=ALL-UNNAMED",
        "--add-exports=javafx.controls/com.sun.javafx.scene.control.behavior=ALL-UNNAMED");
  }

  /**
   * The launcher's file.
   *
   * @param jars names of what is in the folder of the jars, the program's own first
   */
  static String config(Product product, List<String> jars, Cache cache) {
    StringBuilder text = new StringBuilder("[Application]\n");
    jars.forEach(jar -> text.append("app.classpath=$APPDIR/").append(jar).append('\n'));
    text.append("app.mainclass=").append(Product.MAIN).append('\n');
    text.append("\n[JavaOptions]\n");
    text.append("java-options=-Djpackage.app-version=").append(product.version()).append('\n');
    options(cache).forEach(option -> text.append("java-options=").append(option).append('\n'));
    return text.toString();
  }
}
