package imr.store.team;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;

/** A network between programs and a server, which is slow and can be cut. */
public final class TcpProxy implements AutoCloseable {
  private static final int CHUNK = 8_192;

  private final ServerSocket listening;
  private final int server;
  private final long delay;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final List<Turn> turns = new CopyOnWriteArrayList<>();

  /**
   * @param server the port of the server on this computer
   * @param delay that each byte takes in each direction
   */
  public TcpProxy(int server, Duration delay) throws IOException {
    this.server = server;
    this.delay = delay.toNanos();
    this.listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::listen);
  }

  /** The port that stands for the server's. */
  public int port() {
    return listening.getLocalPort();
  }

  /**
   * How often a program has sent something on the busiest connection since the last time that this
   * was asked, each time counted once until it's answered.
   */
  public int turns() {
    return turns.stream().mapToInt(Turn::take).max().orElse(0);
  }

  private void listen() {
    try {
      while (true) {
        Socket program = listening.accept();
        Socket far = new Socket(InetAddress.getLoopbackAddress(), server);
        program.setTcpNoDelay(true);
        far.setTcpNoDelay(true);
        open.add(program);
        open.add(far);
        Turn turn = new Turn();
        turns.add(turn);
        carry(program, far, turn::sent);
        carry(far, program, turn::answered);
      }
    } catch (IOException closed) {
      cut();
    }
  }

  /** Whose turn it is on a connection, and how many there were. */
  private static final class Turn {
    private boolean waiting;
    private int count;

    synchronized void sent() {
      count += waiting ? 0 : 1;
      waiting = true;
    }

    synchronized void answered() {
      waiting = false;
    }

    synchronized int take() {
      int all = count;
      count = 0;
      return all;
    }
  }

  /** Bytes on their way, and when they arrive. */
  private static final class Chunk {
    private final long due;
    private final byte[] bytes;

    Chunk(long due, byte[] bytes) {
      this.due = due;
      this.bytes = bytes;
    }
  }

  private void carry(Socket from, Socket to, Runnable seen) {
    BlockingQueue<Chunk> way = new LinkedBlockingQueue<>();
    Thread.ofVirtual().start(() -> read(from, way, seen));
    Thread.ofVirtual().start(() -> write(way, to));
  }

  private void read(Socket from, BlockingQueue<Chunk> way, Runnable seen) {
    try (InputStream in = from.getInputStream()) {
      byte[] buffer = new byte[CHUNK];
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        seen.run();
        byte[] bytes = Arrays.copyOf(buffer, read);
        way.add(new Chunk(System.nanoTime() + delay, bytes));
      }
    } catch (IOException cut) {
      // as where a cable is pulled: the other side hears no more
    }
    way.add(new Chunk(0, new byte[0]));
  }

  private void write(BlockingQueue<Chunk> way, Socket to) {
    try (to;
        OutputStream out = to.getOutputStream()) {
      for (Chunk next = way.take(); next.bytes.length > 0; next = way.take()) {
        Thread.sleep(Duration.ofNanos(Math.max(0, next.due - System.nanoTime())));
        out.write(next.bytes);
        out.flush();
      }
    } catch (IOException | InterruptedException cut) {
      // the same
    }
    open.remove(to);
  }

  /** Cuts all connections, whatever is under way on them; new ones can be made at once. */
  public void cut() {
    List<Socket> all = List.copyOf(open);
    open.removeAll(all);
    all.forEach(TcpProxy::close);
  }

  /** Cuts one direction of all connections: what the server says gets lost, or what is asked. */
  public void halve() {
    for (Socket each : List.copyOf(open)) {
      try {
        each.shutdownInput();
      } catch (IOException closed) {
        open.remove(each);
      }
    }
  }

  private static void close(Socket socket) {
    try {
      socket.setSoLinger(true, 0); // a reset, not a polite end
      socket.close();
    } catch (IOException closed) {
      return;
    }
  }

  @Override
  public void close() throws IOException {
    listening.close();
    cut();
  }
}
