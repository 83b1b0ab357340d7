/**
 * Room: a file becomes a letter, or a refusal that says why. The only room that sees PDFBox.
 *
 * <p>{@link imr.intake.Intake} is the door: it tells a file's kind by its content, has {@code
 * PdfText} or {@code TextFile} give the canonical text, and {@code LetterForms} judge whether it is
 * a determination letter. Files are foreign: each is read within {@link imr.intake.Limits}, which
 * {@code Guard} holds, and no file can end the reading of the next.
 *
 * <p>{@link imr.intake.Intake#pages} opens a letter's PDF once more, to be looked at: {@link
 * imr.intake.Sheet} tells where the letter's text stands on a page, {@link imr.intake.Picture} is
 * the page drawn.
 *
 * <h2>Decisions</h2>
 *
 * <p>PDFs are read and drawn in another process ({@code PdfProcesses}, {@code PdfWorker}). PDFBox
 * has loops that no guard reaches: a font of 1 kB whose routines call each other twice, 60 deep,
 * keeps its text extraction busy for longer than the universe is old, and Java can't end a thread.
 * Checking fonts beforehand would be one list of tricks more, and a list is never complete. The
 * price is a second Java, some 100 MB and a second or so before the first PDF.
 */
@NullMarked
package imr.intake;

import org.jspecify.annotations.NullMarked;
