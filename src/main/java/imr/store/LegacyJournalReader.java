package imr.store;

import imr.annotation.Annotation;
import imr.annotation.Answer;
import imr.annotation.Evidence;
import imr.annotation.FieldId;
import imr.annotation.Provenance;
import imr.annotation.Status;
import imr.annotation.Target;
import imr.annotation.Value;
import imr.ledger.AnnotationAfter;
import imr.ledger.Gesture;
import imr.ledger.GestureRow;
import imr.ledger.LegacyDescription;
import imr.letter.Span;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads a gesture as journals had it before version 8 of the store. Nothing writes them so now. */
final class LegacyJournalReader {
  private final DataInputStream in;
  private final List<AnnotationAfter> afters = new ArrayList<>();
  private final List<Optional<Annotation>> before = new ArrayList<>();

  private LegacyJournalReader(DataInputStream in) {
    this.in = in;
  }

  static Gesture gesture(DataInputStream in) throws IOException {
    return new LegacyJournalReader(in).gesture();
  }

  private Gesture gesture() throws IOException {
    int number = in.readInt();
    String what = text();
    String author = text();
    Instant at = instant();
    LegacyDescription form = new LegacyDescription(what, author, in.readInt(), in.readInt());
    int changes = in.readInt();
    for (int i = 0; i < changes; i++) {
      Target target = new Target(text(), new FieldId(text()), text());
      before.add(annotation(target));
      afters.add(new AnnotationAfter(target, annotation(target)));
    }
    return GestureRow.firstForm(number, form, at, afters).after(before);
  }

  private Optional<Annotation> annotation(Target target) throws IOException {
    return in.readBoolean()
        ? Optional.of(new Annotation(target, answer(), Status.valueOf(text()), provenance()))
        : Optional.empty();
  }

  private Answer answer() throws IOException {
    return switch (in.readByte()) {
      case 'A' -> new Answer.Absent();
      case 'E' -> new Answer.GroupEntry();
      case 'S' -> new Answer.Stated(value(), evidence());
      default -> throw new IOException("no answer");
    };
  }

  private Value value() throws IOException {
    return switch (in.readByte()) {
      case 'N' -> new Value.Unreal();
      case 'K' -> new Value.Known(text());
      case 'U' -> new Value.Unread(text());
      default -> throw new IOException("no value");
    };
  }

  private Optional<Evidence> evidence() throws IOException {
    return in.readBoolean()
        ? Optional.of(new Evidence(new Span(in.readInt(), in.readInt()), text()))
        : Optional.empty();
  }

  private Provenance provenance() throws IOException {
    return switch (in.readByte()) {
      case 'P' -> new Provenance.Person(text(), instant());
      case 'M' -> new Provenance.Program(text(), text(), text(), in.readDouble());
      default -> throw new IOException("nobody");
    };
  }

  private Instant instant() throws IOException {
    return Instant.ofEpochSecond(in.readLong(), in.readInt());
  }

  private String text() throws IOException {
    int length = in.readInt();
    byte[] utf8 = in.readNBytes(Math.max(0, Math.min(length, in.available())));
    if (utf8.length != length) {
      throw new EOFException("a record of the journal ends early");
    }
    return new String(utf8, StandardCharsets.UTF_8);
  }
}
