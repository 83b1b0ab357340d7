package imr.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import imr.HostileNames;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

final class TerminalTextTest {

  @Test
  void whatATerminalWouldObeyIsShown() {
    assertEquals("a␛[2Jb", TerminalText.line("a\u001b[2Jb"));
    assertEquals("one␊two␍", TerminalText.line("one\ntwo\r"));
    assertEquals("\uFFFD31m", TerminalText.line("\u009b31m"));
    assertEquals("a\uFFFDb\uFFFD", TerminalText.line("a\u202eb\u2066"));
    assertEquals("a\tb␡", TerminalText.line("a\tb\u007f"));
    assertEquals("a␉b", TerminalText.cell("a\tb"));
    assertEquals("a\nb\r\n␛", TerminalText.lines("a\nb\r\n\u001b"));
  }

  @Test
  void plainTextStaysAsItIs() {
    String plain = "Zoë’s “knee” 😀 – 4/10\u00a0mg";
    assertEquals(plain, TerminalText.line(plain));
    assertEquals(plain, TerminalText.json(plain));
  }

  @Test
  void jsonIsSafeAndSaysTheSame() {
    for (String hostile : HostileNames.seeded(5, 500)) {
      String json = JsonMapper.shared().writeValueAsString(hostile);
      String safe = TerminalText.json(json);
      assertEquals(TerminalText.cell(safe), safe);
      assertEquals(hostile, JsonMapper.shared().readValue(safe, String.class));
    }
  }

  @Test
  void nothingIsLeftToObey() {
    for (String hostile : HostileNames.seeded(6, 2000)) {
      String safe = TerminalText.cell(hostile);
      assertTrue(
          safe.matches(
              "[^\\p{Cc}\\p{Zl}\\p{Zp}\\u061C\\u200E\\u200F\\u202A-\\u202E\\u2066-\\u2069]*"));
    }
  }
}
