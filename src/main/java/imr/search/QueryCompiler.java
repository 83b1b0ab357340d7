package imr.search;

import imr.annotation.FieldId;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.lucene.document.DoublePoint;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.MultiPhraseQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TermRangeQuery;
import org.apache.lucene.search.join.BitSetProducer;
import org.apache.lucene.search.join.ScoreMode;
import org.apache.lucene.search.join.ToParentBlockJoinQuery;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.StringHelper;

/**
 * Compiles a {@link imr.search.LetterQuery} to a Lucene query that matches only the parent
 * documents of letters.
 */
final class QueryCompiler {
  static final Query LETTERS = new TermQuery(new Term(IndexFields.IS, IndexFields.LETTER));

  /** The maximum number of words that a prefix in a phrase expands to. The rest are ignored. */
  private static final int MOST_WORDS = 1_000;

  private final WordAnalyzer exact;
  private final WordAnalyzer stems;
  private final IndexReader reader;
  private final BitSetProducer letters;

  QueryCompiler(LuceneIndex.Parts parts, IndexReader reader) {
    this.exact = parts.exact();
    this.stems = parts.stems();
    this.letters = parts.letters();
    this.reader = reader;
  }

  /**
   * @param hidden the ids of letters that it doesn't find
   */
  Query of(imr.search.LetterQuery query, Collection<String> hidden) throws IOException {
    BooleanQuery.Builder all = new BooleanQuery.Builder().add(LETTERS, Occur.FILTER);
    if (!hidden.isEmpty()) {
      List<BytesRef> ids = hidden.stream().map(IndexFields::id).toList();
      all.add(new TermInSetQuery(IndexFields.ID, ids), Occur.MUST_NOT);
    }
    Map<FieldId, List<Query>> sameEntry = new LinkedHashMap<>();
    for (Condition condition : query.conditions()) {
      Query one = either(condition);
      Optional<FieldId> group = group(condition.about());
      if (condition.not()) {
        all.add(group.isPresent() ? joined(group.get(), List.of(one)) : one, Occur.MUST_NOT);
      } else if (group.isPresent()) {
        sameEntry.computeIfAbsent(group.get(), g -> new ArrayList<>()).add(one);
      } else {
        boolean weighed = condition.about() instanceof QuerySubject.TextSubject;
        all.add(one, weighed ? Occur.MUST : Occur.FILTER);
      }
    }
    sameEntry.forEach((group, conditions) -> all.add(joined(group, conditions), Occur.FILTER));
    return all.build();
  }

  private static Optional<FieldId> group(QuerySubject about) {
    return about instanceof QuerySubject.FieldSubject in ? in.group() : Optional.empty();
  }

  private Query joined(FieldId group, List<Query> conditions) {
    BooleanQuery.Builder entry =
        new BooleanQuery.Builder()
            .add(new TermQuery(new Term(IndexFields.IS, group.path())), Occur.FILTER);
    conditions.forEach(c -> entry.add(c, Occur.FILTER));
    return new ToParentBlockJoinQuery(entry.build(), letters, ScoreMode.None);
  }

  private Query either(Condition condition) throws IOException {
    BooleanQuery.Builder any = new BooleanQuery.Builder();
    for (Match match : condition.anyOf()) {
      any.add(one(condition.about(), match), Occur.SHOULD);
    }
    return any.build();
  }

  private Query one(QuerySubject about, Match match) throws IOException {
    String key = IndexFields.of(about);
    if (match instanceof Match.Keyword(String word)) {
      return new TermQuery(new Term(IndexFields.said(key), word));
    }
    return switch (about.kind()) {
      case CHOICE -> MatchNoDocsQuery.INSTANCE;
      case CODE, ID -> code(key, match);
      case PERSON -> text(key, match, false);
      case TEXT -> text(key, match, true);
      case AMOUNT -> isMeasured(match) ? number(key, match) : text(key, match, true);
      case DATE -> date(IndexFields.values(key), match);
      case NUMBER, DECIMAL, ENTRIES -> number(key, match);
    };
  }

  private static boolean isMeasured(Match match) {
    return match instanceof Match.Range || match instanceof Match.Bound;
  }

  private static Query code(String key, Match match) {
    return switch (match) {
      case Match.Word(String text) -> whole(key, text);
      case Match.Exact(String text) -> whole(key, text);
      case Match.Whole(String text) -> whole(key, text);
      case Match.Start(String text) -> prefix(IndexFields.values(key), TextNormalizer.folded(text));
      case Match.Keyword _, Match.Range _, Match.Bound _ -> MatchNoDocsQuery.INSTANCE;
    };
  }

  private static Query whole(String key, String text) {
    return prefix(
        IndexFields.values(key), TextNormalizer.folded(IndexFields.cut(text)) + IndexFields.PART);
  }

  private static Query prefix(String field, String beginning) {
    return new PrefixQuery(new Term(field, beginning));
  }

  private Query text(String key, Match match, boolean anyEnding) throws IOException {
    return switch (match) {
      case Match.Word(String text) -> word(key, text, anyEnding);
      case Match.Exact(String text) -> phrase(key, text);
      case Match.Whole(String text) -> whole(key, text);
      case Match.Start(String text) -> start(key, exact.forms(text));
      case Match.Keyword _, Match.Range _, Match.Bound _ -> MatchNoDocsQuery.INSTANCE;
    };
  }

  /** Matches a word. If the tokenizer splits it into several words, they must be adjacent. */
  private Query word(String key, String text, boolean anyEnding) {
    List<String> forms = stems.forms(text);
    return anyEnding && forms.size() == 1
        ? new TermQuery(new Term(IndexFields.stems(key), forms.getFirst()))
        : phrase(key, text);
  }

  private Query phrase(String key, String text) {
    String[] forms = exact.forms(text).toArray(String[]::new);
    return forms.length == 0
        ? MatchNoDocsQuery.INSTANCE
        : new PhraseQuery(IndexFields.words(key), forms);
  }

  private Query start(String key, List<String> forms) throws IOException {
    String field = IndexFields.words(key);
    if (forms.size() < 2) {
      return forms.isEmpty()
          ? MatchNoDocsQuery.INSTANCE
          : constant(prefix(field, forms.getFirst()));
    }
    List<Term> ends = beginning(field, forms.getLast());
    MultiPhraseQuery.Builder phrase = new MultiPhraseQuery.Builder();
    forms.subList(0, forms.size() - 1).forEach(f -> phrase.add(new Term(field, f)));
    return ends.isEmpty()
        ? MatchNoDocsQuery.INSTANCE
        : phrase.add(ends.toArray(Term[]::new)).build();
  }

  private static Query constant(Query query) {
    return new ConstantScoreQuery(query);
  }

  /** Returns the indexed words with a prefix. */
  private List<Term> beginning(String field, String start) throws IOException {
    BytesRef prefix = new BytesRef(start);
    java.util.Set<Term> found = new java.util.LinkedHashSet<>();
    for (LeafReaderContext leaf : reader.leaves()) {
      Terms terms = leaf.reader().terms(field);
      if (terms != null) {
        TermsEnum all = terms.iterator();
        boolean more = all.seekCeil(prefix) != TermsEnum.SeekStatus.END;
        while (more && StringHelper.startsWith(all.term(), prefix) && found.size() < MOST_WORDS) {
          found.add(new Term(field, BytesRef.deepCopyOf(all.term())));
          more = all.next() != null;
        }
      }
    }
    return List.copyOf(found);
  }

  /**
   * Matches dates. ISO dates sort as strings; an incomplete date stands for all dates that start
   * with it.
   */
  private static Query date(String field, Match match) {
    return switch (match) {
      case Match.Word(String day) -> prefix(field, day);
      case Match.Range(var from, var to) ->
          between(field, from.orElse(""), to.map(QueryCompiler::end).orElse("9999~"));
      case Match.Bound(Match.Order order, String day) ->
          switch (order) {
            case LESS -> between(field, "", day);
            case AT_MOST -> between(field, "", end(day));
            case AT_LEAST -> between(field, day, "9999~");
            case MORE -> between(field, end(day), "9999~");
          };
      case Match.Exact _, Match.Whole _, Match.Start _, Match.Keyword _ ->
          MatchNoDocsQuery.INSTANCE;
    };
  }

  /** Returns a string that sorts after all dates with a prefix. */
  private static String end(String day) {
    return day + "~";
  }

  private static Query between(String field, String from, String to) {
    return TermRangeQuery.newStringRange(field, from, to, true, false);
  }

  private static Query number(String key, Match match) {
    double least = Double.NEGATIVE_INFINITY;
    double most = Double.POSITIVE_INFINITY;
    return switch (match) {
      case Match.Word(String text) -> between(key, number(text), number(text));
      case Match.Range(var from, var to) ->
          between(
              key,
              from.map(QueryCompiler::number).orElse(least),
              to.map(QueryCompiler::number).orElse(most));
      case Match.Bound(Match.Order order, String text) ->
          switch (order) {
            case LESS -> between(key, least, Math.nextDown(number(text)));
            case AT_MOST -> between(key, least, number(text));
            case AT_LEAST -> between(key, number(text), most);
            case MORE -> between(key, Math.nextUp(number(text)), most);
          };
      case Match.Exact _, Match.Whole _, Match.Start _, Match.Keyword _ ->
          MatchNoDocsQuery.INSTANCE;
    };
  }

  /**
   * Parses a number. A query that was parsed always has valid numbers; for others, NaN matches
   * nothing.
   */
  private static double number(String text) {
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException none) {
      return Double.NaN;
    }
  }

  private static Query between(String key, double from, double to) {
    return Double.isNaN(from) || Double.isNaN(to)
        ? MatchNoDocsQuery.INSTANCE
        : DoublePoint.newRangeQuery(IndexFields.numbers(key), from, to);
  }
}
