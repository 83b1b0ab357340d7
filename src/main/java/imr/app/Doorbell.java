package imr.app;

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
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * How a second start asks the first to show its window: a socket within the data folder (no network
 * port), so that only who may enter the folder can ring.
 */
final class Doorbell implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(Doorbell.class.getName());
  private static final byte SHOW = 's';
  private static final byte SHOWN = 'y';
  private static final long PATIENCE_MILLIS = 3000;

  private final Path socket;
  private final ServerSocketChannel door;

  private Doorbell(Path socket, ServerSocketChannel door) {
    this.socket = socket;
    this.door = door;
  }

  private static Path socketIn(Path folder) {
    return folder.resolve("workbench.socket");
  }

  /**
   * Runs {@code show}, on a thread of its own, each time another start rings. Only for the process
   * that holds the store's lock: what it finds there was left over by one that was killed.
   *
   * @throws IOException where the system has no such sockets, or the folder's path is too long for
   *     one (about 100 bytes); the window then works, but no other start can show it
   */
  static Doorbell hang(Path folder, Runnable show) throws IOException {
    Files.deleteIfExists(socketIn(folder));
    ServerSocketChannel door = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    try {
      door.bind(UnixDomainSocketAddress.of(socketIn(folder)));
    } catch (IOException tooLong) {
      door.close();
      throw tooLong;
    }
    Thread.ofPlatform().daemon().name("second starts").start(() -> answer(door, show));
    return new Doorbell(socketIn(folder), door);
  }

  private static void answer(ServerSocketChannel door, Runnable show) {
    while (door.isOpen()) {
      try (SocketChannel caller = door.accept()) {
        ByteBuffer word = ByteBuffer.allocate(1);
        if (caller.read(word) == 1 && word.get(0) == SHOW) {
          show.run();
          caller.write(ByteBuffer.wrap(new byte[] {SHOWN}));
        }
      } catch (ClosedChannelException closed) {
        return;
      } catch (IOException brokenCaller) {
        LOG.log(Level.INFO, "a second start went away before it was answered");
      }
    }
  }

  /** Asks who works on the folder to show its window; false where no window answers in time. */
  static boolean ring(Path folder) {
    try (SocketChannel owner = SocketChannel.open(UnixDomainSocketAddress.of(socketIn(folder)));
        Selector reply = Selector.open()) {
      owner.write(ByteBuffer.wrap(new byte[] {SHOW}));
      owner.configureBlocking(false);
      owner.register(reply, SelectionKey.OP_READ);
      ByteBuffer word = ByteBuffer.allocate(1);
      return reply.select(PATIENCE_MILLIS) > 0 && owner.read(word) == 1 && word.get(0) == SHOWN;
    } catch (IOException nobodyListens) {
      return false;
    }
  }

  @Override
  public void close() throws IOException {
    door.close();
    Files.deleteIfExists(socket);
  }
}
