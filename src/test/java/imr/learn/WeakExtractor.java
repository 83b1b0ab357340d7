package imr.learn;

import imr.annotation.Annotation;
import imr.annotation.AnnotationSet;
import imr.annotation.Provenance;
import imr.annotation.Schema;
import imr.annotation.ValueReader;
import imr.letter.Letter;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;

/**
 * The extractor with gaps in its knowledge: some vocabulary entries, cues, and rules are omitted at
 * random. It is the real extractor, loaded by another class loader that provides reduced resources.
 * The same seed gives the same gaps.
 */
final class WeakExtractor {
  private final Object extractor;
  private final Method extract;
  private final long seed;

  WeakExtractor(Schema schema, long seed) {
    this.seed = seed;
    try {
      Class<?> loaded = new Thinning(seed).loadClass("imr.extract.Extractor");
      this.extractor =
          loaded
              .getConstructor(Schema.class, ValueReader.class)
              .newInstance(schema, new ValueReader(2026));
      this.extract = loaded.getMethod("extract", Letter.class);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  AnnotationSet extract(Letter letter) {
    try {
      AnnotationSet found = (AnnotationSet) extract.invoke(extractor, letter);
      return AnnotationSet.of(found.all().stream().filter(this::known).toList());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  /** One rule in 25 is unknown; group entries are kept because values belong to them. */
  private boolean known(Annotation a) {
    return a.value().isEmpty()
        || !(a.provenance() instanceof Provenance.Program p)
        || new Random(seed * 31 + p.rule().hashCode()).nextInt(25) > 0;
  }

  /** Reloads the extractor's classes and reduces their resources. */
  private static final class Thinning extends ClassLoader {
    private final long seed;

    Thinning(long seed) {
      super(WeakExtractor.class.getClassLoader());
      this.seed = seed;
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      if (!name.startsWith("imr.extract.")) {
        return super.loadClass(name, resolve);
      }
      synchronized (getClassLoadingLock(name)) {
        Class<?> loaded = findLoadedClass(name);
        return loaded != null ? loaded : defined(name);
      }
    }

    private Class<?> defined(String name) throws ClassNotFoundException {
      try (InputStream in = super.getResourceAsStream(name.replace('.', '/') + ".class")) {
        if (in == null) {
          throw new ClassNotFoundException(name);
        }
        byte[] bytes = in.readAllBytes();
        return defineClass(name, bytes, 0, bytes.length);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public InputStream getResourceAsStream(String name) {
      InputStream in = super.getResourceAsStream(name);
      if (in == null || !name.startsWith("imr/extract/") || name.endsWith("confidence.txt")) {
        return in;
      }
      try (in) {
        String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        return new ByteArrayInputStream(thinned(name, text).getBytes(StandardCharsets.UTF_8));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private String thinned(String name, String text) {
      Random random = new Random(seed * 31 + name.hashCode());
      double gone = (name.endsWith("cues.txt") ? 0.06 : 0.2) * random.nextDouble();
      List<String> lines = new ArrayList<>();
      for (String line : text.split("\n", -1)) {
        boolean kept = line.isBlank() || line.startsWith("#") || line.startsWith("[");
        lines.add(
            kept ? line : name.endsWith(".tsv") ? line : thinnedLine(name, line, gone, random));
      }
      return String.join("\n", lines);
    }

    private static String thinnedLine(String name, String line, double gone, Random random) {
      String parted = name.endsWith("cues.txt") ? " +" : line.indexOf(';') >= 0 ? ";" : ",";
      String glue = parted.equals(" +") ? " " : parted;
      return Arrays.stream(line.split(parted))
          .filter(t -> random.nextDouble() >= gone)
          .collect(Collectors.joining(glue));
    }
  }
}
