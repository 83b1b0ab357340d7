package imr.ui;

import imr.store.LetterRow;
import imr.ui.appearance.AppearanceDialog;
import imr.ui.appearance.AppearanceSettings;
import imr.ui.kit.Command;
import imr.ui.kit.Overlay;
import imr.ui.kit.SearchableList;
import imr.ui.review.ReviewView;
import imr.ui.settings.Preferences.Theme;
import imr.ui.shell.LibraryModel;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What {@code Ctrl+K} finds: commands, also by the words that other programs use for them,
 * settings, the fields of the letter under review, and letters by their case numbers.
 */
final class CommandPalette {
  /** Lines of a command's id, a tab, and further words that it's found by. */
  private static final String SYNONYMS = "/imr/ui/synonyms.tsv";

  private static final int MOST_LETTERS = 20;

  private final List<Command> commands;
  private final AppearanceSettings looks;
  private final ReviewView view;
  private final LibraryModel library;
  private final Map<String, String> synonyms = synonyms();

  CommandPalette(
      List<Command> commands, AppearanceSettings looks, ReviewView view, LibraryModel library) {
    this.commands = List.copyOf(commands);
    this.looks = looks;
    this.view = view;
    this.library = library;
  }

  /**
   * Shows the list.
   *
   * @param saved the saved filters
   */
  void show(Overlay overlay, Stream<SearchableList.Entry> saved) {
    List<SearchableList.Entry> entries = new ArrayList<>();
    commands.stream().filter(c -> c.enabled().get()).map(this::entry).forEach(entries::add);
    entries.addAll(settings());
    entries.addAll(view.fields().stream().map(CommandPalette::field).toList());
    saved.forEach(entries::add);
    SearchableList.show(overlay, "Search commands", entries, this::letters);
  }

  private SearchableList.Entry entry(Command command) {
    return new SearchableList.Entry(
        command.menu(),
        command.label(),
        command.keyText(),
        synonyms.getOrDefault(command.id().value(), ""),
        command::run);
  }

  private List<SearchableList.Entry> settings() {
    List<SearchableList.Entry> all = new ArrayList<>();
    for (Theme theme : Theme.values()) {
      all.add(
          new SearchableList.Entry(
              "Setting",
              "Color theme: " + AppearanceDialog.words(theme),
              looks.choice() == theme ? "current" : "",
              "appearance mode skin night",
              () -> looks.choose(theme)));
    }
    boolean still = looks.choiceOfStill();
    all.add(
        new SearchableList.Entry(
            "Setting",
            still ? "Don't reduce motion" : "Reduce motion",
            "",
            "animation accessibility",
            () -> looks.chooseStill(!still)));
    return all;
  }

  private static SearchableList.Entry field(SearchableList.Entry field) {
    return new SearchableList.Entry(
        "Field",
        field.group().equals("Letter") ? field.words() : field.group() + ": " + field.words(),
        field.detail(),
        "",
        field.action());
  }

  /** Letters whose case number, or file name, has the words. */
  private List<SearchableList.Entry> letters(String typed) {
    String wanted = typed.toLowerCase(Locale.ROOT);
    return library.letters().stream()
        .filter(l -> has(l, wanted))
        .limit(MOST_LETTERS)
        .map(
            l ->
                new SearchableList.Entry(
                    "Open letter",
                    l.headline().title(),
                    l.name(),
                    () -> {
                      view.focus();
                      library.open(l.id(), view::focus);
                    }))
        .toList();
  }

  private static boolean has(LetterRow letter, String wanted) {
    return letter.headline().title().toLowerCase(Locale.ROOT).contains(wanted)
        || letter.name().toLowerCase(Locale.ROOT).contains(wanted);
  }

  /** By command id. */
  static Map<String, String> synonyms() {
    try (InputStream in =
        Objects.requireNonNull(CommandPalette.class.getResourceAsStream(SYNONYMS))) {
      return Arrays.stream(new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n"))
          .map(line -> line.split("\t", 2))
          .filter(parts -> parts.length == 2)
          .collect(Collectors.toMap(parts -> parts[0], parts -> parts[1].strip()));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
