package imr.letter;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

final class SectionsTest {
  private static List<String> parts(String text) {
    LetterText letter = new LetterText(text);
    return Sections.of(letter).stream()
        .map(s -> s.kind() + " " + text.substring(s.bodyStart(), s.end()).strip())
        .toList();
  }

  @Test
  void formCHasAHeaderMethodCredentialsSummaryAndIssues() {
    assertEquals(
        List.of(
            "HEADER Case Number: 1",
            "METHOD Somehow.",
            "CREDENTIALS State(s) of Licensure: Ohio",
            "SUMMARY A case.",
            "ISSUES An issue."),
        parts(
            """
            Case Number: 1
             HOW THE IMR FINAL DETERMINATION WAS MADE
            Somehow.
            The Expert Reviewer has the following credentials:
            State(s) of Licensure: Ohio
            CLINICAL CASE SUMMARY
            A case.
            IMR ISSUES, DECISIONS AND RATIONALES
            An issue.
            """));
  }

  @Test
  void formAsHeadingsAreKnownInMixedCase() {
    assertEquals(
        List.of(
            "HEADER Dated: 1/2/2013",
            "ISSUES 1) Decided.",
            "CREDENTIALS Board Certified.",
            "SUMMARY A case.",
            "OTHER A list.",
            "ISSUES 1) Regarding the request for x:",
            "ISSUES ACOEM",
            "ISSUES Because."),
        parts(
            """
            Dated: 1/2/2013
            INDEPENDENT MEDICAL REVIEW DECISION AND RATIONALE
            1) Decided.
            Medical Qualifications of the Expert Reviewer:
            Board Certified.
            Case Summary:
            A case.
            Documents Reviewed for Determination:
            A list.
            1) Regarding the request for x:
            The Medical Treatment Guidelines Relied Upon by the Expert Reviewer:
            ACOEM
            Rationale for the Decision:
            Because.
            """));
  }

  @Test
  void headingsInCapitalsAreFoundWhereLineBreaksAreLost() {
    assertEquals(
        List.of("HEADER a", "SUMMARY b", "ISSUES c"),
        parts("a CLINICAL CASE SUMMARY b IMR ISSUES, DECISIONS AND RATIONALES c"));
  }

  @Test
  void underTheIssuesNoFurtherHeadingCounts() {
    assertEquals(
        List.of("ISSUES x\nDocuments Reviewed: none"),
        parts("IMR ISSUES, DECISIONS AND RATIONALES\nx\nDocuments Reviewed: none\n"));
  }

  @Test
  void sectionsLeaveNoGap() {
    LetterText text =
        new LetterText("x\nCLINICAL CASE SUMMARY\ny\nIMR ISSUES, DECISIONS AND RATIONALES\nz");
    int end = 0;
    for (Section section : Sections.of(text)) {
      assertEquals(end, section.start());
      end = section.end();
    }
    assertEquals(text.length(), end);
  }

  @Test
  void anEmptyTextHasNoParts() {
    assertEquals(List.of(), Sections.of(new LetterText("")));
  }

  @Test
  void aHeadingBrokenOverTwoLinesIsAHeading() {
    LetterText text =
        new LetterText("a\nCLINICAL CASE\nSUMMARY\nb\nIMR ISSUES, DECISIONS\n AND RATIONALES\nc\n");
    assertEquals(
        List.of("HEADER", "SUMMARY", "ISSUES"),
        Sections.of(text).stream().map(s -> s.kind().name()).toList());
  }
}
