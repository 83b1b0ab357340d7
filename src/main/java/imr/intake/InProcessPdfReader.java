package imr.intake;

import imr.intake.IntakeResult.Reason;
import java.io.IOException;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;

/** Does a {@link PdfJob} on this thread, within limits that the work itself looks at. */
final class InProcessPdfReader {
  private InProcessPdfReader() {}

  static <T> PdfAnswer<T> run(PdfJob<T> job, Limits limits, BooleanSupplier canceled) {
    PdfText.warmUp();
    Guard guard = new Guard(limits, canceled);
    try (PdfWarnings remarks = PdfWarnings.listen()) {
      return new PdfAnswer.Done<>(job.run(guard, remarks));
    } catch (InvalidPasswordException needed) {
      return new PdfAnswer.Trouble<>(Reason.PASSWORD, Optional.empty());
    } catch (OutOfMemoryError full) {
      return new PdfAnswer.Trouble<>(Reason.TOO_LARGE, Optional.of(accident(full)));
    } catch (Throwable damage) {
      // why: a foreign file can make PDFBox throw anything (ClassCastException, a stack overflow in
      // nested objects), and none of it may end an import of many files.
      boolean foreseen =
          damage instanceof IOException || damage instanceof Guard.ReadingStoppedException;
      return new PdfAnswer.Trouble<>(
          guard.tripped().orElse(Reason.DAMAGED),
          foreseen ? Optional.empty() : Optional.of(accident(damage)));
    }
  }

  private static PdfAnswer.Accident accident(Throwable accident) {
    return new PdfAnswer.Accident(accident.getClass().getName(), accident.getStackTrace());
  }
}
