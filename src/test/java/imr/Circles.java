package imr;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The strongly connected parts of a graph that have more than one node, by Tarjan's algorithm. */
final class Circles {
  private final Map<String, Set<String>> edges;
  private final Map<String, Integer> found = new HashMap<>();
  private final Deque<String> stack = new ArrayDeque<>();
  private final List<List<String>> all = new ArrayList<>();

  Circles(Map<String, Set<String>> edges) {
    this.edges = edges;
  }

  /** Each with its nodes in the order of their names. */
  List<List<String>> all() {
    edges.keySet().stream().filter(n -> !found.containsKey(n)).forEach(this::visit);
    return all;
  }

  private int visit(String node) {
    int number = found.size();
    found.put(node, number);
    stack.push(node);
    int low = number;
    for (String next : edges.getOrDefault(node, Set.of())) {
      if (!found.containsKey(next)) {
        low = Math.min(low, visit(next));
      } else if (stack.contains(next)) {
        low = Math.min(low, found.getOrDefault(next, low));
      }
    }
    if (low == number) {
      pop(node);
    }
    return low;
  }

  private void pop(String root) {
    List<String> circle = new ArrayList<>();
    String node;
    do {
      node = stack.pop();
      circle.add(node);
    } while (!node.equals(root));
    if (circle.size() > 1) {
      all.add(circle.stream().sorted().toList());
    }
  }
}
