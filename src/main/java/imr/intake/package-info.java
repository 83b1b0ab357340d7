/**
 * Reads files into letters, or refuses them with a reason.
 *
 * <p>{@link imr.intake.Intake} is the entry point. It detects a file's type from its content, gets
 * the canonical text from {@code PdfText} or {@code TextFile}, and checks with {@code
 * LetterRecognizer} whether it is a determination letter. {@link imr.intake.Intake#pages} opens a
 * letter's PDF for display: {@link imr.intake.PageGlyphs} locates the text on a page, and {@link
 * imr.intake.PageImage} is a rendered page.
 *
 * <p>Decisions:
 *
 * <ul>
 *   <li>Only this package uses PDFBox.
 *   <li>Files are untrusted. Each is read within {@link imr.intake.Limits}, enforced by {@code
 *       Guard}, and no file can prevent others from being read.
 *   <li>PDFs are read and drawn in another process ({@code PdfProcesses}, {@code PdfWorker}).
 *       PDFBox has loops that no guard reaches: a font of 1 kB whose routines call each other
 *       twice, 60 deep, would keep its text extraction busy forever, and Java can't end a thread.
 *       Checking fonts beforehand would take a list of tricks that is never complete. The price is
 *       a second Java process of about 100 MB, and about a second before the first PDF.
 * </ul>
 */
@NullMarked
package imr.intake;

import org.jspecify.annotations.NullMarked;
