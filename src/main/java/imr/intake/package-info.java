/**
 * Reads files into letters, or refuses them with a reason.
 *
 * <p>{@link imr.intake.Intake} is the entry point. It detects a file's type from its content, gets
 * the canonical text from {@code PdfText} or {@code TextFile}, and checks with {@code LetterForms}
 * whether it is a determination letter. {@link imr.intake.Intake#pages} opens a letter's PDF for
 * display: {@link imr.intake.Sheet} locates the text on a page, and {@link imr.intake.Picture} is a
 * rendered page.
 *
 * <p>Decisions:
 *
 * <ul>
 *   <li>Only this package uses PDFBox.
 *   <li>Files are untrusted. Each is read within {@link imr.intake.Limits}, enforced by {@code
 *       Guard}, and no file can prevent others from being read.
 * </ul>
 */
@NullMarked
package imr.intake;

import org.jspecify.annotations.NullMarked;
