package imr.ledger;

import imr.annotation.Annotation;
import imr.annotation.Evidence;
import imr.annotation.Provenance;
import imr.annotation.Target;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Encodes rows as bytes for {@link RowReader}. */
final class RowWriter {
  static final int FIRST_FORM = 1;
  static final int TYPED = 2;

  private ByteBuffer out = ByteBuffer.allocate(4096);

  /** Returns everything written so far. */
  byte[] bytes() {
    return Arrays.copyOf(out.array(), out.position());
  }

  private ByteBuffer room(int bytes) {
    if (out.remaining() < bytes) {
      int size = Math.max(2 * out.capacity(), Math.addExact(out.position(), bytes));
      out = ByteBuffer.allocate(size).put(out.flip());
    }
    return out;
  }

  void gesture(GestureRow row) {
    if (row.firstForm().isPresent()) {
      room(1).put((byte) FIRST_FORM);
      firstForm(row, row.firstForm().get());
      return;
    }
    room(1).put((byte) TYPED);
    number(row.number());
    act(ActRow.of(row.act()));
    author(row.author());
    instant(row.at());
    batch(row.batch());
    afters(row.afters());
  }

  /** Writes the first format, which also determines its hash. */
  void firstForm(GestureRow row, LegacyDescription form) {
    number(row.number());
    text(form.what());
    text(form.author());
    instant(row.at());
    number(form.undoes());
    number(form.redoes());
    afters(row.afters());
  }

  private void act(ActRow act) {
    text(act.kind());
    flag(act.target().isPresent());
    if (act.target().isPresent()) {
      target(act.target().get());
    }
    number(act.number());
    text(act.text());
  }

  private void author(Author author) {
    text(author.name());
    flag(author.programVersion().isPresent());
    text(author.programVersion().orElse(""));
  }

  private void batch(Optional<BatchId> batch) {
    flag(batch.isPresent());
    if (batch.isPresent()) {
      text(batch.get().id().toString());
      text(batch.get().by());
      number(batch.get().letters());
    }
  }

  private void afters(List<AnnotationAfter> all) {
    number(all.size());
    for (AnnotationAfter each : all) {
      target(each.target());
      after(each.annotation());
    }
  }

  private void target(Target target) {
    text(target.subject());
    text(target.field().path());
    text(target.entry());
  }

  void after(Optional<Annotation> after) {
    flag(after.isPresent());
    if (after.isPresent()) {
      annotation(AnnotationRow.of(after.get()));
    }
  }

  private void annotation(AnnotationRow row) {
    text(row.kind().name().toLowerCase(Locale.ROOT));
    if (row.kind().hasValue()) {
      text(row.value());
    }
    if (row.kind().isStated()) {
      evidence(row.evidence());
    }
    text(row.status().name());
    provenance(row.provenance());
  }

  private void evidence(Optional<Evidence> evidence) {
    flag(evidence.isPresent());
    if (evidence.isPresent()) {
      number(evidence.get().span().start());
      number(evidence.get().span().end());
      text(evidence.get().quote());
    }
  }

  private void provenance(Provenance provenance) {
    switch (provenance) {
      case Provenance.Person(String name, Instant at) -> {
        text("person");
        text(name);
        instant(at);
      }
      case Provenance.Program(String name, String version, String rule, double confidence) -> {
        text("program");
        text(name);
        text(version);
        text(rule);
        // Without -0.0, which the database can't store.
        room(Long.BYTES).putLong(Double.doubleToLongBits(confidence + 0.0));
      }
    }
  }

  private void instant(Instant at) {
    room(Long.BYTES).putLong(at.getEpochSecond());
    number(at.getNano());
  }

  void text(String text) {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    number(utf8.length);
    room(utf8.length).put(utf8);
  }

  private void number(int number) {
    room(Integer.BYTES).putInt(number);
  }

  private void flag(boolean flag) {
    room(1).put((byte) (flag ? 1 : 0));
  }
}
