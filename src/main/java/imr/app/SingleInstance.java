package imr.app;

import java.io.EOFException;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Lets a second process ask the first one to show its window and to offer a project file. Uses a
 * Unix domain socket in the data folder (no network port), so that only users with access to the
 * folder can connect.
 */
final class SingleInstance implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(SingleInstance.class.getName());

  /** Requests: bring the window to the front, or also offer a project file. */
  private static final byte SHOW = 's';

  private static final byte TAKE_IN = 'p';

  /** The maximum length of a project file's path in bytes. */
  private static final int LONGEST = 1 << 16;

  private static final byte SHOWN = 'y';
  private static final long PATIENCE_MILLIS = 3000;

  private final Path socket;
  private final ServerSocketChannel door;

  private SingleInstance(Path socket, ServerSocketChannel door) {
    this.socket = socket;
    this.door = door;
  }

  private static Path socketIn(Path folder) {
    return folder.resolve("workbench.socket");
  }

  /**
   * Starts listening. Calls {@code show} on a separate thread for each request, with the project
   * file if there is one. Must be called only by the process that holds the store's lock: an
   * existing socket was left by a process that was killed.
   *
   * @throws IOException if the system doesn't support such sockets, or the folder's path is too
   *     long (about 100 bytes); the window still works, but can't be shown by another process
   */
  static SingleInstance hang(Path folder, Consumer<Optional<Path>> show) throws IOException {
    Files.deleteIfExists(socketIn(folder));
    ServerSocketChannel door = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    try {
      door.bind(UnixDomainSocketAddress.of(socketIn(folder)));
    } catch (IOException tooLong) {
      door.close();
      throw tooLong;
    }
    Thread.ofPlatform().daemon().name("second starts").start(() -> answer(door, show));
    return new SingleInstance(socketIn(folder), door);
  }

  private static void answer(ServerSocketChannel door, Consumer<Optional<Path>> show) {
    while (door.isOpen()) {
      try (SocketChannel caller = door.accept()) {
        if (heard(caller, show)) {
          caller.write(ByteBuffer.wrap(new byte[] {SHOWN}));
        }
      } catch (ClosedChannelException closed) {
        return;
      } catch (IOException brokenCaller) {
        LOG.log(Level.INFO, "a second start went away before it was answered");
      }
    }
  }

  /**
   * Handles a request. Returns false if it is unknown, because another version may support more.
   */
  private static boolean heard(SocketChannel caller, Consumer<Optional<Path>> show)
      throws IOException {
    byte word = read(caller, 1).get();
    if (word == TAKE_IN) {
      int length = Math.clamp(read(caller, Integer.BYTES).getInt(), 0, LONGEST);
      String path = StandardCharsets.UTF_8.decode(read(caller, length)).toString();
      show.accept(Optional.of(Path.of(path)));
    } else if (word == SHOW) {
      show.accept(Optional.empty());
    }
    return word == TAKE_IN || word == SHOW;
  }

  private static ByteBuffer read(SocketChannel caller, int bytes) throws IOException {
    ByteBuffer read = ByteBuffer.allocate(bytes);
    while (read.hasRemaining()) {
      if (caller.read(read) < 0) {
        throw new EOFException();
      }
    }
    return read.flip();
  }

  /**
   * Asks the process that uses the folder to show its window and to offer a project file.
   *
   * @return false if there is no answer in time
   */
  static boolean ring(Path folder, Optional<Path> project) {
    try (SocketChannel owner = SocketChannel.open(UnixDomainSocketAddress.of(socketIn(folder)));
        Selector reply = Selector.open()) {
      owner.write(word(project));
      owner.configureBlocking(false);
      owner.register(reply, SelectionKey.OP_READ);
      ByteBuffer word = ByteBuffer.allocate(1);
      return reply.select(PATIENCE_MILLIS) > 0 && owner.read(word) == 1 && word.get(0) == SHOWN;
    } catch (IOException nobodyListens) {
      return false;
    }
  }

  private static ByteBuffer word(Optional<Path> project) {
    byte[] path =
        project
            .map(p -> p.toAbsolutePath().toString().getBytes(StandardCharsets.UTF_8))
            .orElse(new byte[0]);
    return path.length == 0
        ? ByteBuffer.wrap(new byte[] {SHOW})
        : ByteBuffer.allocate(1 + Integer.BYTES + path.length)
            .put(TAKE_IN)
            .putInt(path.length)
            .put(path)
            .flip();
  }

  @Override
  public void close() throws IOException {
    door.close();
    Files.deleteIfExists(socket);
  }
}
