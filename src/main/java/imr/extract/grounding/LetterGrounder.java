package imr.extract.grounding;

import imr.annotation.Annotation;
import imr.annotation.AnnotationSet;
import imr.annotation.Answer;
import imr.annotation.Claim;
import imr.annotation.Evidence;
import imr.annotation.Field;
import imr.annotation.FieldId;
import imr.annotation.Schema;
import imr.annotation.Target;
import imr.annotation.UnlocatedClaim;
import imr.annotation.UnlocatedClaim.Reason;
import imr.annotation.Value;
import imr.annotation.ValueReader;
import imr.extract.LetterStructure;
import imr.letter.LetterText;
import imr.letter.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Grounds the claims of one letter. An instance is used once. */
final class LetterGrounder {
  private static final FieldId ITEMS = new FieldId("items");

  private final LetterText text;
  private final Schema schema;
  private final ClaimSource author;
  private final List<Claim> claims;
  private final ClaimLocator finder;
  private final LetterStructure landmarks;
  private final FieldRegions regions;
  private final LocationChooser sequence;

  /** The claims of each field of each subject, in file order. */
  private final Map<Target, List<Claim>> byField = new LinkedHashMap<>();

  private final Map<Target, Annotation> said = new LinkedHashMap<>();
  private final IdentityHashMap<Claim, Integer> order = new IdentityHashMap<>();
  private final List<UnlocatedClaim> unplaced = new ArrayList<>();
  private final Set<String> heads = new HashSet<>();

  LetterGrounder(
      LetterText text, Schema schema, ValueReader reader, ClaimSource author, List<Claim> claims) {
    this.text = text;
    this.schema = schema;
    this.author = author;
    this.claims = claims;
    this.landmarks = LetterStructure.of(text);
    this.finder = new ClaimLocator(text, reader, landmarks);
    this.regions = new FieldRegions(text, landmarks);
    this.sequence = new LocationChooser(new LocationCues(text.canonical()));
  }

  GroundingResult run() {
    heads.add(Target.LETTER);
    claims.forEach(this::sort);
    fields(Target.LETTER, schema.fields(), regions::of);
    dropEmptyEntries();
    unplaced.sort(Comparator.comparingInt(u -> order.getOrDefault(u.claim(), 0)));
    return new GroundingResult(AnnotationSet.of(said.values()), unplaced);
  }

  /** Assigns a claim to its field. A group entry must come before its contents. */
  private void sort(Claim claim) {
    order.put(claim, order.size());
    Target target = claim.target();
    Optional<Field> field = schema.find(target.field());
    if (field.isEmpty()) {
      refuse(claim, Reason.NO_FIELD);
    } else if (!heads.contains(target.subject())) {
      refuse(claim, Reason.NO_OWNER);
    } else {
      if (field.get().isGroup() && target.isEntry()) {
        heads.add(target.entry());
      }
      byField.computeIfAbsent(target.whole(), t -> new ArrayList<>()).add(claim);
    }
  }

  private void refuse(Claim claim, Reason reason) {
    unplaced.add(new UnlocatedClaim(claim, reason));
  }

  private List<Claim> claimsOf(String subject, FieldId field) {
    return byField.getOrDefault(Target.of(subject, field), List.of());
  }

  /** Returns the regions to search for a field. */
  private interface Where {
    List<Span> of(Field field);
  }

  private void fields(String subject, List<Field> fields, Where where) {
    for (Field field : fields) {
      List<Claim> here = claimsOf(subject, field.id());
      absences(here);
      if (!field.isGroup()) {
        place(values(here), where.of(field));
      } else if (field.id().equals(ITEMS)) {
        items(entries(here), field);
      } else {
        group(entries(here), field, where.of(field));
      }
    }
  }

  private static List<Claim> values(List<Claim> claims) {
    return claims.stream().filter(c -> !c.absent()).toList();
  }

  private static List<Claim> entries(List<Claim> claims) {
    return claims.stream().filter(c -> !c.absent() && c.target().isEntry()).toList();
  }

  private void absences(List<Claim> here) {
    boolean stated = here.stream().anyMatch(c -> !c.absent());
    for (Claim claim : here) {
      if (claim.absent() && stated) {
        refuse(claim, Reason.SAID_TWICE);
      } else if (claim.absent()) {
        say(claim, new Answer.Absent(), GroundingRule.GIVEN);
      }
    }
  }

  private void items(List<Claim> entries, Field group) {
    Field request = group.fields().getFirst();
    List<Optional<Claim>> requests =
        entries.stream()
            .map(e -> values(claimsOf(e.target().entry(), request.id())).stream().findFirst())
            .toList();
    List<Optional<LetterStructure.Item>> matched =
        new ItemMatcher(landmarks.items(), finder).matched(requests, request);
    for (int i = 0; i < entries.size(); i++) {
      Optional<LetterStructure.Item> item = matched.get(i);
      String id = entries.get(i).target().entry();
      say(entries.get(i), new Answer.GroupEntry(), GroundingRule.GIVEN);
      fields(
          id,
          group.fields(),
          f -> regions.of(f, item, placeOf(id, "request"), placeOf(id, "rationale")));
    }
  }

  private Optional<Span> placeOf(String item, String field) {
    return Optional.ofNullable(said.get(Target.of(item, ITEMS.child(field))))
        .flatMap(Annotation::evidence)
        .map(Evidence::span);
  }

  /** Locates the entries of a group in order, and the values within each. */
  private void group(List<Claim> entries, Field group, List<Span> where) {
    List<Claim> inOrder = new ArrayList<>();
    for (Claim entry : entries) {
      say(entry, new Answer.GroupEntry(), GroundingRule.GIVEN);
      for (Field field : group.fields()) {
        List<Claim> here = claimsOf(entry.target().entry(), field.id());
        absences(here);
        inOrder.addAll(values(here));
      }
    }
    place(inOrder, where);
  }

  private void place(List<Claim> inOrder, List<Span> where) {
    List<Claim> found = new ArrayList<>();
    List<ClaimLocator.ClaimLocations> places = new ArrayList<>();
    for (Claim claim : inOrder) {
      Field field = schema.field(claim.target().field());
      boolean onAnother = field.sameSpanAs().isPresent();
      Optional<ClaimLocator.ClaimLocations> at =
          onAnother ? Optional.empty() : looked(claim, field, where);
      at.ifPresent(
          f -> {
            found.add(claim);
            places.add(f);
          });
    }
    sayAll(found, places);
    inOrder.stream()
        .filter(c -> schema.field(c.target().field()).sameSpanAs().isPresent())
        .forEach(c -> onAnother(c, schema.field(c.target().field()), where));
  }

  private Optional<ClaimLocator.ClaimLocations> looked(Claim claim, Field field, List<Span> where) {
    if (claim.quote().or(claim::value).filter(w -> !w.isBlank()).isEmpty()) {
      refuse(claim, Reason.NOTHING_SAID);
      return Optional.empty();
    }
    if (claim.value().isPresent() && finder.value(claim, field, Optional.empty()).isEmpty()) {
      refuse(claim, Reason.UNREADABLE);
      return Optional.empty();
    }
    Optional<ClaimLocator.ClaimLocations> found = finder.find(claim, field, where);
    if (found.isEmpty()) {
      refuse(claim, Reason.NOT_FOUND);
    }
    return found;
  }

  private void sayAll(List<Claim> claims, List<ClaimLocator.ClaimLocations> found) {
    List<LocationChooser.Option> options = new ArrayList<>();
    for (int i = 0; i < claims.size(); i++) {
      Field field = schema.field(claims.get(i).target().field());
      boolean last = field.id().equals(FieldRegions.CONCLUSION);
      options.add(new LocationChooser.Option(field, found.get(i).places(), last));
    }
    List<Optional<Span>> chosen = sequence.chosen(options);
    for (int i = 0; i < claims.size(); i++) {
      Claim claim = claims.get(i);
      GroundingRule rule = found.get(i).rule();
      chosen
          .get(i)
          .ifPresentOrElse(
              span -> sayAt(claim, span, rule), () -> refuse(claim, Reason.SAID_TWICE));
    }
  }

  /** Locates a code that classifies another value at that value's span. */
  private void onAnother(Claim claim, Field field, List<Span> where) {
    Optional<Annotation> base =
        field
            .sameSpanAs()
            .flatMap(b -> Optional.ofNullable(said.get(Target.of(claim.target().subject(), b))));
    Optional<ClaimLocator.ClaimLocations> given = finder.givenPlace(claim, field);
    Optional<Span> span = base.flatMap(Annotation::evidence).map(Evidence::span);
    if (given.isPresent()) {
      sayAt(claim, given.get().places().getFirst(), given.get().rule());
    } else if (span.isPresent()) {
      sayAt(claim, span.get(), GroundingRule.SAME_SPAN);
    } else if (claim.quote().isPresent()) {
      looked(claim, field, where).ifPresent(f -> sayAll(List.of(claim), List.of(f)));
    } else {
      refuse(claim, Reason.BASE_MISSING);
    }
  }

  private void sayAt(Claim claim, Span span, GroundingRule rule) {
    Field field = schema.field(claim.target().field());
    Optional<Value> value = finder.value(claim, field, Optional.of(span));
    value.ifPresentOrElse(
        v -> say(claim, Answer.stated(v, Evidence.in(text, span)), rule),
        () -> refuse(claim, Reason.UNREADABLE));
  }

  private void say(Claim claim, Answer answer, GroundingRule rule) {
    Annotation annotation = Annotation.suggested(claim.target(), answer, author.by(rule, claim));
    if (said.putIfAbsent(claim.target(), annotation) != null) {
      refuse(claim, Reason.SAID_TWICE);
    }
  }

  /** Removes items and citations in which nothing was found. Those without any claims are kept. */
  private void dropEmptyEntries() {
    Map<String, Integer> inside = new HashMap<>();
    List<Annotation> backwards = new ArrayList<>(said.values()).reversed();
    for (Annotation annotation : backwards) {
      Target target = annotation.target();
      boolean entry = annotation.answer() instanceof Answer.GroupEntry;
      boolean claimed =
          entry && byField.keySet().stream().anyMatch(t -> t.subject().equals(target.entry()));
      if (claimed && !inside.containsKey(target.entry())) {
        said.remove(target);
      } else {
        inside.merge(target.subject(), 1, Integer::sum);
      }
    }
  }
}
