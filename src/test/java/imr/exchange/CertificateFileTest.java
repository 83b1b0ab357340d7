package imr.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import imr.annotation.FieldId;
import imr.annotation.GoldSetPart;
import imr.annotation.QualityCertificate;
import imr.annotation.QualityCertificate.Figure;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A certificate's page and its JSON say the same, and neither makes a number up. */
final class CertificateFileTest {
  private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
  private static final Figure NONE =
      new Figure(OptionalDouble.empty(), OptionalDouble.empty(), OptionalDouble.empty());

  private static Figure figure(double value, double low, double high) {
    return new Figure(OptionalDouble.of(value), OptionalDouble.of(low), OptionalDouble.of(high));
  }

  private static QualityCertificate certificate(
      Optional<QualityCertificate.Agreed> agreement,
      Optional<QualityCertificate.Caught> caught,
      Optional<QualityCertificate.Errors> errors) {
    return new QualityCertificate(
        "2026-Q4",
        "Kim",
        NOON,
        "ab12",
        NOON,
        new QualityCertificate.Versions(
            "imr-letter-v1", "cd34", "ef56", List.of("imr-rules 1.1.0")),
        Map.of(GoldSetPart.TRAIN, 2),
        new QualityCertificate.Values(50, 6, 1, 9),
        List.of(new QualityCertificate.Annotator("Ana", 2, 0, 0)),
        agreement.map(QualityCertificate.Agreed::letters).orElse(0),
        0,
        1,
        0,
        agreement,
        caught,
        errors);
  }

  private static String number(JsonNode figure, int digits) {
    return "%.{d}f [%.{d}f–%.{d}f]"
        .replace("{d}", String.valueOf(digits))
        .formatted(
            figure.get("value").asDouble(),
            figure.get("low").asDouble(),
            figure.get("high").asDouble());
  }

  @Test
  void everyFigureOfThePageIsInTheJson() {
    QualityCertificate all =
        certificate(
            Optional.of(
                new QualityCertificate.Agreed(
                    1,
                    List.of("Ana, Ben"),
                    figure(0.912, 0.85, 0.961),
                    figure(0.941, 0.88, 0.99),
                    List.of(
                        new QualityCertificate.OfField(
                            new FieldId("patient.age"),
                            "Age",
                            7,
                            figure(0.75, 0.5, 1),
                            figure(1, 1, 1),
                            NONE,
                            figure(0.25, -0.5, 0.75))))),
            Optional.of(new QualityCertificate.Caught(5, 6, figure(0.833, 0.436, 0.97))),
            Optional.of(new QualityCertificate.Errors(1, 2, 3, 2, 100, figure(30, 10, 61.5))));
    String page = CertificateFile.html(all);
    JsonNode json = JsonMapper.shared().readTree(CertificateFile.json(all));
    JsonNode agreement = json.get("agreement");
    JsonNode field = agreement.get("fields").get(0);
    for (String said :
        List.of(
            number(agreement.get("strictF1"), 3),
            number(agreement.get("relaxedF1"), 3),
            number(field.get("strictF1"), 2),
            number(field.get("alpha"), 2),
            number(json.get("plantedErrors").get("share"), 3) + " (5 of 6)",
            number(json.get("recheck").get("errorsPer1000"), 1)
                + " (3 of 100 values in 1 letter; 2 corrected in this set; 2 letters not"
                + " adjudicated yet)",
            "57 (50 confirmed, 6 corrected, 1 added); 9 fields not stated",
            "1 of 2 letters",
            "0 of 1 letter",
            "Two people annotated 1 letter, neither seeing the other&#39;s work: Ana, Ben.",
            "1 letter that the person who created this certificate annotates blind")) {
      assertTrue(page.contains(said), said + "\n" + page);
    }
    assertTrue(field.get("kappa").isNull());
    assertFalse(page.contains("<th></th>"), "a table without titles has no heading row");
    assertTrue(page.contains("12:00 PM UTC"), page);
    assertEquals(0, page.split("Not measured", -1).length - 1);
  }

  @Test
  void whatWasNotMeasuredIsNullThereAndSaidHere() {
    QualityCertificate none =
        certificate(
            Optional.empty(),
            Optional.empty(),
            Optional.of(new QualityCertificate.Errors(0, 3, 0, 0, 0, NONE)));
    String page = CertificateFile.html(none);
    JsonNode json = JsonMapper.shared().readTree(CertificateFile.json(none));
    assertTrue(json.get("agreement").isNull());
    assertTrue(json.get("plantedErrors").isNull());
    assertTrue(json.get("recheck").get("errorsPer1000").isNull());
    assertTrue(page.contains("Not measured yet: 3 letters drawn, but not adjudicated"), page);
    assertEquals(5, page.split("Not measured", -1).length - 1, page);
  }
}
