package imr.store;

import imr.annotation.Provenance;

/** Who says something, without when and how surely: one row of the table of that name. */
record Source(Kind kind, String name, String version, String rule) {
  enum Kind {
    PERSON,
    PROGRAM
  }

  static Source of(Provenance provenance) {
    return switch (provenance) {
      case Provenance.Person person -> new Source(Kind.PERSON, person.name(), "", "");
      case Provenance.Program program ->
          new Source(Kind.PROGRAM, program.name(), program.version(), program.rule());
    };
  }
}
