package imr.extract;

import imr.letter.Section;
import java.util.List;

final class NoticeItems {
  static List<ItemText> items(String text, List<Section> sections) {
    return List.of();
  }
}
