package imr.ledger;

import imr.annotation.Annotation;
import imr.annotation.Evidence;
import imr.annotation.Provenance;
import imr.annotation.Target;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Encodes rows as bytes for {@link RowReader}. */
final class RowWriter {
  static final int FIRST_FORM = 1;
  static final int TYPED = 2;

  private final DataOutputStream out;

  RowWriter(DataOutputStream out) {
    this.out = out;
  }

  void gesture(GestureRow row) throws IOException {
    if (row.firstForm().isPresent()) {
      out.writeByte(FIRST_FORM);
      firstForm(row, row.firstForm().get());
      return;
    }
    out.writeByte(TYPED);
    out.writeInt(row.number());
    act(ActRow.of(row.act()));
    author(row.author());
    instant(row.at());
    batch(row.batch());
    afters(row.afters());
  }

  /** Writes the first format, which also determines its hash. */
  void firstForm(GestureRow row, LegacyDescription form) throws IOException {
    out.writeInt(row.number());
    text(form.what());
    text(form.author());
    instant(row.at());
    out.writeInt(form.undoes());
    out.writeInt(form.redoes());
    afters(row.afters());
  }

  private void act(ActRow act) throws IOException {
    text(act.kind());
    out.writeBoolean(act.target().isPresent());
    if (act.target().isPresent()) {
      target(act.target().get());
    }
    out.writeInt(act.number());
    text(act.text());
  }

  private void author(Author author) throws IOException {
    text(author.name());
    out.writeBoolean(author.programVersion().isPresent());
    text(author.programVersion().orElse(""));
  }

  private void batch(Optional<BatchId> batch) throws IOException {
    out.writeBoolean(batch.isPresent());
    if (batch.isPresent()) {
      text(batch.get().id().toString());
      text(batch.get().by());
      out.writeInt(batch.get().letters());
    }
  }

  private void afters(List<AnnotationAfter> all) throws IOException {
    out.writeInt(all.size());
    for (AnnotationAfter each : all) {
      target(each.target());
      after(each.annotation());
    }
  }

  private void target(Target target) throws IOException {
    text(target.subject());
    text(target.field().path());
    text(target.entry());
  }

  void after(Optional<Annotation> after) throws IOException {
    out.writeBoolean(after.isPresent());
    if (after.isPresent()) {
      annotation(AnnotationRow.of(after.get()));
    }
  }

  private void annotation(AnnotationRow row) throws IOException {
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

  private void evidence(Optional<Evidence> evidence) throws IOException {
    out.writeBoolean(evidence.isPresent());
    if (evidence.isPresent()) {
      out.writeInt(evidence.get().span().start());
      out.writeInt(evidence.get().span().end());
      text(evidence.get().quote());
    }
  }

  private void provenance(Provenance provenance) throws IOException {
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
        out.writeDouble(confidence + 0.0); // Normalizes -0.0, which the database can't store.
      }
    }
  }

  private void instant(Instant at) throws IOException {
    out.writeLong(at.getEpochSecond());
    out.writeInt(at.getNano());
  }

  void text(String text) throws IOException {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    out.writeInt(utf8.length);
    out.write(utf8);
  }
}
