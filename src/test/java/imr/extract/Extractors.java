package imr.extract;

import imr.annotation.ValueReader;
import imr.exchange.SchemaFile;

/** The extractor as it ships, for tests; reading its vocabulary takes a moment, so once. */
final class Extractors {
  static final Extractor SHIPPED = new Extractor(SchemaFile.builtIn(), new ValueReader(2026));

  private Extractors() {}
}
