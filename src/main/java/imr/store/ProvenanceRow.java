package imr.store;

import imr.annotation.Provenance;

/** Who says something, without when and how surely: one row of the table of that name. */
record ProvenanceRow(Kind kind, String name, String version, String rule) {
  enum Kind {
    PERSON,
    PROGRAM
  }

  static ProvenanceRow of(Provenance provenance) {
    return switch (provenance) {
      case Provenance.Person person -> new ProvenanceRow(Kind.PERSON, person.name(), "", "");
      case Provenance.Program program ->
          new ProvenanceRow(Kind.PROGRAM, program.name(), program.version(), program.rule());
    };
  }
}
