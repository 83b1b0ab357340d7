package imr.store;

import imr.ledger.Gesture;
import imr.store.JournalRecord.GestureAdded;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Gestures for many letters, found to follow from what the database has. */
record NextGestures(List<At> all) {
  NextGestures {
    all = List.copyOf(all);
  }

  /** A gesture and the number of its letter in this database. */
  record At(int number, NextGesture next) {
    private GestureAdded said() {
      return new GestureAdded(next.on().letter().id(), next.gesture(), next.headline());
    }
  }

  /** Those that the database does not have yet; refused as {@link Store#appendAll} says. */
  static NextGestures notYetIn(Connection connection, List<NextGesture> next) throws SQLException {
    List<At> fresh = new ArrayList<>();
    Set<String> letters = new HashSet<>();
    for (NextGesture each : next) {
      String id = each.on().letter().id();
      if (!letters.add(id)) {
        throw new IllegalArgumentException("a letter is named twice");
      }
      At at = new At(LetterTables.number(connection, id), each);
      if (!LastLetter.has(connection, at.number(), id, each.gesture())) {
        check(connection, at);
        fresh.add(at);
      }
    }
    return new NextGestures(fresh);
  }

  private static void check(Connection connection, At at) throws SQLException {
    LoadedLetter on = at.next().on();
    Gesture last = on.ledger().gestures().getLast();
    follows(LetterTables.gestures(connection, at.number()), at.next().gesture());
    follows(last.number(), at.next().gesture());
    if (!LastLetter.has(connection, at.number(), on.letter().id(), last)) {
      throw new IllegalStateException("the letter is another one than was read");
    }
    on.ledger().with(at.next().gesture(), on.letter().text());
  }

  /** Into the journal, and then into the database in the transaction that is under way. */
  void write(Connection connection, NameTable names, Journal journal) throws SQLException {
    List<LetterCopy> lacking = new ArrayList<>();
    for (At at : all) {
      lacking.addAll(LetterCopier.lacking(connection, journal, at.number(), at.said()));
    }
    insert(connection, names, journal.say(lacking, all.stream().map(At::said).toList()));
  }

  private void insert(Connection connection, NameTable names, long first) throws SQLException {
    long sequence = first;
    names.learn(connection, all.stream().map(at -> at.next().gesture()).toList());
    try (LedgerWriter rows = new LedgerWriter(connection, names)) {
      for (At at : all) {
        rows.write(at.number(), at.next().on().letter().id(), at.next().gesture(), sequence++);
      }
      rows.flush();
    }
    for (At at : all) {
      NextGesture next = at.next();
      LetterTables.update(connection, at.number(), next.gesture().number(), next.headline());
    }
  }

  static void follows(int last, Gesture gesture) {
    if (gesture.number() != last + 1) {
      throw new IllegalStateException(
          "gesture " + gesture.number() + " does not follow gesture " + last);
    }
  }
}
