package imr.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.h2.store.fs.FileBaseDefault;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.FilePathWrapper;

/**
 * The computer's own files, on a disk that is full after some writes until it is relieved. The
 * first write that no longer fits leaves half of its bytes. H2 makes paths of this class itself, so
 * all of them are on the one disk.
 */
public final class FullDisk extends FilePathWrapper {
  private static final int ROOMY = Integer.MAX_VALUE;
  private static final AtomicInteger WRITES_LEFT = new AtomicInteger(ROOMY);
  private static final AtomicLong ROOM = new AtomicLong(Long.MAX_VALUE);
  private static final AtomicBoolean ONCE = new AtomicBoolean();

  /** Opens a store on the disk, which has room. */
  public static Store open(Path folder) {
    FilePath.register(new FullDisk());
    relieve();
    return switch (new StoreFolder(
            new StoreLocation("full:", folder.toAbsolutePath()), Optional.empty())
        .open()) {
      case StoreOpenResult.Opened(Store store, _) -> store;
      case StoreOpenResult.Refused refused -> throw new AssertionError(refused);
    };
  }

  /** Lets so many writes succeed, counting each wait for the disk as a write; then none. */
  public static void fillAfter(int writes) {
    WRITES_LEFT.set(writes);
  }

  /** As {@link #fillAfter}, but only one write fails. */
  public static void failOnceAfter(int writes) {
    ONCE.set(true);
    WRITES_LEFT.set(writes);
  }

  /** Lets the files grow by so many bytes in all. */
  public static void leaveRoom(long bytes) {
    ROOM.set(bytes);
  }

  /** Gives room again. */
  public static void relieve() {
    WRITES_LEFT.set(ROOMY);
    ROOM.set(Long.MAX_VALUE);
    ONCE.set(false);
  }

  private static void grow(long bytes, Runnable half) throws IOException {
    if (bytes > 0 && ROOM.get() < bytes) {
      half.run();
      throw new IOException("No space left on device");
    }
    ROOM.updateAndGet(room -> room == Long.MAX_VALUE ? room : room - Math.max(0, bytes));
  }

  private static void spend(Runnable half) throws IOException {
    int left = WRITES_LEFT.updateAndGet(w -> w == ROOMY ? w : w - 1);
    if (left == -1) {
      half.run();
    }
    if (left == -1 && ONCE.get()) {
      relieve();
      throw new IOException("No space left on device");
    }
    if (left < 0) {
      throw new IOException("No space left on device");
    }
  }

  @Override
  public String getScheme() {
    return "full";
  }

  @Override
  public FileChannel open(String mode) throws IOException {
    return new Channel(getBase().open(mode));
  }

  private static final class Channel extends FileBaseDefault {
    private final FileChannel real;

    Channel(FileChannel real) {
      this.real = real;
    }

    @Override
    public synchronized int write(ByteBuffer bytes, long position) throws IOException {
      ByteBuffer half = bytes.duplicate().limit(bytes.position() + bytes.remaining() / 2);
      spend(() -> writeHalf(half, position));
      grow(position + bytes.remaining() - real.size(), () -> writeHalf(half, position));
      return real.write(bytes, position);
    }

    private void writeHalf(ByteBuffer half, long position) {
      try {
        real.write(half, position);
      } catch (IOException e) {
        throw new AssertionError(e);
      }
    }

    @Override
    public void force(boolean metadata) throws IOException {
      spend(() -> {});
      real.force(metadata);
    }

    @Override
    protected void implTruncate(long size) throws IOException {
      real.truncate(size);
    }

    @Override
    public synchronized int read(ByteBuffer bytes, long position) throws IOException {
      return real.read(bytes, position);
    }

    @Override
    public long size() throws IOException {
      return real.size();
    }

    @Override
    public FileLock tryLock(long position, long size, boolean shared) throws IOException {
      return real.tryLock(position, size, shared);
    }

    @Override
    protected void implCloseChannel() throws IOException {
      real.close();
    }
  }
}
