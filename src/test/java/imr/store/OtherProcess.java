package imr.store;

import imr.JavaProcess;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A second Java process with the tests' class path, which {@link WriterProcess} mostly runs in. */
record OtherProcess(Process process, BufferedReader out) implements AutoCloseable {

  static OtherProcess writing(Path folder, long seed) throws IOException {
    return running(WriterProcess.class, folder, seed);
  }

  static OtherProcess running(Class<?> program, Path folder, long seed) throws IOException {
    Process process =
        new ProcessBuilder(
                JavaProcess.command(
                    "-Dfile.encoding=UTF-8",
                    program.getName(),
                    folder.toString(),
                    String.valueOf(seed)))
            .redirectErrorStream(true)
            .start();
    return new OtherProcess(process, process.inputReader());
  }

  /** Waits until the process has opened the store; what it said before that. */
  List<String> awaitOpen() throws IOException {
    List<String> said = new ArrayList<>();
    while (!said.contains("open")) {
      String line = out.readLine();
      if (line == null) {
        throw new IOException("the writing process ended of itself: " + said);
      }
      said.add(line);
    }
    said.removeLast();
    return said;
  }

  /** Waits for so many lines. */
  List<String> next(int lines) throws IOException {
    List<String> said = new ArrayList<>();
    while (said.size() < lines) {
      String line = out.readLine();
      if (line == null) {
        throw new IOException("the writing process ended of itself: " + said);
      }
      said.add(line);
    }
    return said;
  }

  /** Kills it as SIGKILL does, and gives what it still had said in whole lines. */
  List<String> kill() throws IOException {
    process.toHandle().destroyForcibly(); // Process.destroyForcibly would close the output, too
    String rest = out.readAllAsString();
    return rest.substring(0, rest.lastIndexOf('\n') + 1).lines().toList();
  }

  @Override
  public void close() throws IOException {
    process.destroyForcibly().onExit().join();
    out.close();
  }
}
