package imr.intake;

import java.util.List;

/** A fictitious letter in form C, line by line as printed. */
public final class MadeUpLetter {
  public static final String TEXT =
      """
       \s
      Case Number: CM18-0770012 \s
      Date Assigned: 04/09/2018 Date of Injury:  10/02/2014\s
      Decision Date: 04/24/2018 UR Denial Date:  03/05/2018\s
      Priority:  Standard Application\s
      Received: \s
      03/15/2018\s
      \s
      HOW THE IMR FINAL DETERMINATION WAS MADE\s
      MAXIMUS Federal Services gave the whole file to an expert reviewer, who is certified and has\s
      no affiliation with any of those concerned.\s
      \s
      The Expert Reviewer has the following credentials:\s
      State(s) of Licensure: Nevada, Oregon\s
      Certification(s)/Specialty: Occupational Medicine\s
      \s
      CLINICAL CASE SUMMARY\s
      The expert reviewer developed the following clinical case summary based on a review of the\s
      case file:\s
      \s
      The injured worker is a 36-year-old male who sustained an industrial injury on October 2,\s
      2014, when he fell from a ladder in an orchard. The diagnoses include cervical radiculopathy\s
      and insomnia. Treatment to date has included physical therapy and ibuprofen. In the report\s
      of February 6, 2018 he rated his pain at 6/10. The UR decision of March 5, 2018 denied both.\s
      \s
      IMR ISSUES, DECISIONS AND RATIONALES\s
      The Final Determination was based on decisions for the disputed items/services set forth\s
      below:\s
      \s
      Cyclobenzaprine 10mg #60: Upheld\s
      \s
      Claims Administrator guideline: Decision based on MTUS Chronic Pain Treatment Guidelines\s
      2016, Section(s): Muscle relaxants (for pain).\s
      \s
      MAXIMUS guideline: Decision based on MTUS Chronic Pain Treatment Guidelines 2016, Section(s):\s
      Muscle relaxants (for pain).\s
      \s
      Decision rationale: The drug is meant for a few weeks. It was given for a year, and the file\s
      shows no benefit. Cyclobenzaprine is not medically necessary.\s
      \s
      Acupuncture 2 x 4 for the cervical spine: Overturned\s
      \s
      Claims Administrator guideline: Decision based on Non-MTUS Citation Official Disability\s
      Guidelines (ODG), Neck, Acupuncture.\s
      \s
      MAXIMUS guideline: Decision based on MTUS Acupuncture Treatment Guidelines 2007.\s
      \s
      Decision rationale: He has had none so far, and the flare is fresh. Eight visits are within\s
      the guideline. Acupuncture is medically necessary and appropriate.\s
      """;

  /** Returns the lines without trailing spaces; blank lines contain a space. */
  public static List<String> lines() {
    return TEXT.lines().map(l -> l.isBlank() ? " " : l.stripTrailing()).toList();
  }

  private MadeUpLetter() {}
}
