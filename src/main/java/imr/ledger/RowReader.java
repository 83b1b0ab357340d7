package imr.ledger;

import imr.annotation.Annotation;
import imr.annotation.Evidence;
import imr.annotation.FieldId;
import imr.annotation.Provenance;
import imr.annotation.Status;
import imr.annotation.Target;
import imr.letter.Span;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** Reads what {@link RowWriter} wrote. */
final class RowReader {
  private final DataInputStream in;

  RowReader(DataInputStream in) {
    this.in = in;
  }

  GestureRow gesture() throws IOException {
    return switch (in.readByte()) {
      case RowWriter.FIRST_FORM -> firstForm();
      case RowWriter.TYPED -> typed();
      default -> throw new IOException("a form of gesture that a later version made");
    };
  }

  private GestureRow typed() throws IOException {
    return new GestureRow(
        in.readInt(), act(), author(), instant(), maybe(this::batch), afters(), Optional.empty());
  }

  private GestureRow firstForm() throws IOException {
    int number = in.readInt();
    String what = text();
    String author = text();
    Instant at = instant();
    LegacyDescription form = new LegacyDescription(what, author, in.readInt(), in.readInt());
    return GestureRow.firstForm(number, form, at, afters());
  }

  private Act act() throws IOException {
    return new ActRow(text(), maybe(this::target), in.readInt(), text()).act();
  }

  private Author author() throws IOException {
    String name = text();
    boolean program = in.readBoolean();
    String version = text();
    return Author.of(name, Optional.of(version).filter(_ -> program));
  }

  private BatchId batch() throws IOException {
    return new BatchId(UUID.fromString(text()), text(), in.readInt());
  }

  private List<AnnotationAfter> afters() throws IOException {
    int size = in.readInt();
    List<AnnotationAfter> afters = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      Target target = target();
      afters.add(new AnnotationAfter(target, after(target)));
    }
    return afters;
  }

  private Target target() throws IOException {
    return new Target(text(), new FieldId(text()), text());
  }

  Optional<Annotation> after(Target target) throws IOException {
    return maybe(() -> annotation().at(target));
  }

  private AnnotationRow annotation() throws IOException {
    AnnotationRow.Kind kind = AnnotationRow.Kind.valueOf(text().toUpperCase(Locale.ROOT));
    return new AnnotationRow(
        kind,
        kind.hasValue() ? text() : "",
        kind.isStated() ? maybe(this::evidence) : Optional.empty(),
        Status.valueOf(text()),
        provenance());
  }

  private Evidence evidence() throws IOException {
    return new Evidence(new Span(in.readInt(), in.readInt()), text());
  }

  private Provenance provenance() throws IOException {
    return switch (text()) {
      case "person" -> new Provenance.Person(text(), instant());
      case "program" -> new Provenance.Program(text(), text(), text(), in.readDouble());
      case String _ -> throw new IOException("no provenance");
    };
  }

  private interface Part<T> {
    T read() throws IOException;
  }

  private <T> Optional<T> maybe(Part<T> part) throws IOException {
    return in.readBoolean() ? Optional.of(part.read()) : Optional.empty();
  }

  private Instant instant() throws IOException {
    return Instant.ofEpochSecond(in.readLong(), in.readInt());
  }

  private String text() throws IOException {
    int length = in.readInt();
    byte[] utf8 = in.readNBytes(Math.max(0, Math.min(length, in.available())));
    if (utf8.length != length) {
      throw new EOFException("the bytes end early");
    }
    return new String(utf8, StandardCharsets.UTF_8);
  }
}
