package imr.workbench;

import imr.annotation.PassId;
import imr.exchange.PrivateFiles;
import imr.ledger.Gesture;
import imr.ledger.GestureCodec;
import imr.ledger.GestureRow;
import imr.letter.Sha256;
import imr.store.AuthenticatedCipher;
import imr.store.Store;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * The actions that a team library's server hasn't acknowledged, in a file on this computer, so that
 * neither an outage nor the end of the program loses them. Each is on disk before it's sent, and is
 * crossed out once the server has committed it; a file in which all are crossed out is emptied. The
 * file is sealed with a secret that only the server has, and is for its user alone.
 *
 * <p>Any thread may call. Only {@link #add} returns without waiting for the disk.
 */
final class UnsentActions {
  private static final System.Logger LOG = System.getLogger(UnsentActions.class.getName());
  private static final byte ADDED = 1;
  private static final byte MOVED = 2;
  private static final byte SENT = 3;

  /** Longer records, in bytes, are damage; the longest letters' batch actions have a tenth. */
  private static final int LONGEST = 64 << 20;

  /**
   * An action as it was made.
   *
   * @param pass the second record that it's of; empty for the letter's own
   */
  record Unsent(String letter, Optional<PassId> pass, GestureRow row) {}

  /**
   * Which action: by the number that it had on the screen, and the time, since the screen of a
   * later run may use the same number.
   */
  private record Key(String letter, Optional<PassId> pass, int number, Instant at) {
    static Key of(String letter, Optional<PassId> pass, GestureRow row) {
      return new Key(letter, pass, row.number(), row.at());
    }
  }

  private record Note(byte kind, Key key, Optional<GestureRow> row) {}

  private final Path file;
  private final AuthenticatedCipher seal;
  private final Queue<Note> waiting = new ConcurrentLinkedQueue<>();
  private final Map<Key, Unsent> unsent = new LinkedHashMap<>();
  private final Map<String, Map<Integer, GestureRow>> moved = new LinkedHashMap<>();
  private Optional<FileChannel> channel = Optional.empty();
  private volatile boolean failed;

  UnsentActions(Path file, AuthenticatedCipher seal) {
    this.file = file;
    this.seal = seal;
  }

  /** Those of a store's person; empty for a store on this computer's own disk. */
  static Optional<UnsentActions> of(Store store) {
    return store.person().flatMap(person -> of(store, person));
  }

  private static Optional<UnsentActions> of(Store store, String person) {
    String name = "unsent-" + Sha256.of(person).substring(0, 16);
    return store
        .secretFor("unsent actions")
        .map(AuthenticatedCipher::new)
        .map(seal -> new UnsentActions(store.folder().resolve(name), seal));
  }

  /** What an earlier run of the program left, in the order in which it was made. */
  synchronized List<Unsent> left() {
    open();
    return List.copyOf(unsent.values());
  }

  /**
   * By letter and by the number that an action had on the screen: as it was offered after others.
   */
  synchronized Map<String, Map<Integer, GestureRow>> moved() {
    open();
    return moved;
  }

  /** Takes an action, to be written by the next {@link #write}; waits for nothing. */
  void add(String letter, Optional<PassId> pass, Gesture gesture) {
    GestureRow row = GestureRow.of(gesture);
    waiting.add(new Note(ADDED, Key.of(letter, pass, row), Optional.of(row)));
  }

  /** Writes what was added; it's on disk when this returns, or {@link #isKept} says that not. */
  synchronized void write() {
    if (!waiting.isEmpty()) {
      open();
      writeWaiting();
      force();
    }
  }

  private void writeWaiting() {
    for (Optional<Note> next = next(); next.isPresent(); next = next()) {
      put(next.get());
      write(next.get());
    }
  }

  private Optional<Note> next() {
    return Optional.ofNullable(waiting.poll());
  }

  /** An action is about to be offered as another gesture; on disk when this returns. */
  synchronized void moved(String letter, int number, GestureRow as) {
    Key key = new Key(letter, Optional.empty(), number, as.at());
    Note note = new Note(MOVED, key, Optional.of(as));
    put(note);
    if (!unsent.isEmpty()) {
      write(note);
      force();
    }
  }

  /** The server has committed an action. Nothing for one that isn't here. */
  synchronized void sent(String letter, Optional<PassId> pass, GestureRow made) {
    Note note = new Note(SENT, Key.of(letter, pass, made), Optional.empty());
    if (unsent.containsKey(note.key())) {
      put(note);
      if (unsent.isEmpty() && waiting.isEmpty()) {
        empty();
      } else {
        write(note);
      }
    }
  }

  /** False where an action could not be written to this computer's disk: it's in memory alone. */
  boolean isKept() {
    return !failed;
  }

  private void put(Note note) {
    Key key = note.key();
    switch (note.kind()) {
      case ADDED ->
          note.row().ifPresent(r -> unsent.put(key, new Unsent(key.letter(), key.pass(), r)));
      case MOVED ->
          note.row()
              .ifPresent(
                  r ->
                      moved
                          .computeIfAbsent(key.letter(), _ -> new LinkedHashMap<>())
                          .put(key.number(), r));
      default -> unsent.remove(key);
    }
  }

  private void empty() {
    moved.clear();
    try {
      if (channel.isPresent()) {
        channel.get().truncate(0);
      }
      failed = false;
    } catch (IOException e) {
      troubled(e);
    }
  }

  private void write(Note note) {
    try {
      byte[] closed = seal.close(bytes(note));
      ByteBuffer frame = ByteBuffer.allocate(Integer.BYTES + closed.length);
      frame.putInt(closed.length).put(closed).flip();
      while (frame.hasRemaining() && channel.isPresent()) {
        channel.get().write(frame);
      }
    } catch (IOException e) {
      troubled(e);
    }
  }

  private void force() {
    try {
      if (channel.isPresent()) {
        channel.get().force(false);
      }
    } catch (IOException e) {
      troubled(e);
    }
  }

  private void troubled(IOException full) {
    failed = true;
    LOG.log(Level.ERROR, "unsent actions could not be written to this computer's disk", full);
  }

  /** Reads what is there, once. */
  private void open() {
    if (channel.isPresent() || failed) {
      return;
    }
    try {
      if (!Files.exists(file)) {
        PrivateFiles.create(file);
      }
      byte[] all = Files.readAllBytes(file);
      int whole = read(all);
      FileChannel opened = FileChannel.open(file, StandardOpenOption.WRITE);
      // A kill can leave half a record at the end; the next one must not follow it.
      opened.truncate(whole);
      opened.position(whole);
      channel = Optional.of(opened);
    } catch (IOException e) {
      troubled(e);
    }
  }

  /** Takes the whole records; gives where they end. */
  private int read(byte[] all) throws IOException {
    ByteBuffer rest = ByteBuffer.wrap(all);
    int whole = 0;
    while (rest.remaining() >= Integer.BYTES) {
      int length = rest.getInt();
      if (length < 0 || length > LONGEST || length > rest.remaining()) {
        return whole;
      }
      byte[] closed = new byte[length];
      rest.get(closed);
      try {
        put(note(seal.open(closed)));
      } catch (GeneralSecurityException | IOException | IllegalArgumentException damaged) {
        Files.copy(
            file,
            file.resolveSibling(file.getFileName() + ".damaged"),
            StandardCopyOption.REPLACE_EXISTING,
            StandardCopyOption.COPY_ATTRIBUTES);
        LOG.log(Level.ERROR, "unsent actions are damaged; a copy was kept", damaged);
        return whole;
      }
      whole = rest.position();
    }
    return whole;
  }

  private static byte[] bytes(Note note) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeByte(note.kind());
      out.writeUTF(note.key().letter());
      out.writeInt(note.key().number());
      Instant at = note.key().at();
      out.writeLong(at.getEpochSecond());
      out.writeInt(at.getNano());
      out.writeUTF(note.key().pass().map(PassId::round).orElse(""));
      out.writeUTF(note.key().pass().map(PassId::person).orElse(""));
      if (note.row().isPresent()) {
        out.write(GestureCodec.bytes(note.row().get()));
      }
    } catch (IOException memoryNeverFails) {
      throw new UncheckedIOException(memoryNeverFails);
    }
    return bytes.toByteArray();
  }

  private static Note note(byte[] plain) throws IOException {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(plain))) {
      byte kind = in.readByte();
      String letter = in.readUTF();
      int number = in.readInt();
      Instant at = Instant.ofEpochSecond(in.readLong(), in.readInt());
      String round = in.readUTF();
      String person = in.readUTF();
      Optional<PassId> pass =
          round.isEmpty() ? Optional.empty() : Optional.of(new PassId(round, person));
      byte[] gesture = in.readAllBytes();
      Optional<GestureRow> row =
          gesture.length == 0 ? Optional.empty() : Optional.of(GestureCodec.row(gesture));
      return new Note(kind, new Key(letter, pass, number, at), row);
    }
  }

  /** Lets the file go; what isn't sent stays in it. */
  synchronized void close() {
    write();
    try {
      if (channel.isPresent()) {
        channel.get().close();
      }
    } catch (IOException e) {
      troubled(e);
    }
    channel = Optional.empty();
  }
}
