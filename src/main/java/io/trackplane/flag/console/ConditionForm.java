package io.trackplane.flag.console;

import io.trackplane.flag.Condition;
import io.trackplane.flag.Operator;
import io.trackplane.kernel.Problem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A condition as its editor shows it: one line for each test, segment and group, in order, indented by depth. The first is a group.
 *
 * @param nodes the lines
 */
record ConditionForm(List<Node> nodes) {
    /** Deeper groups cannot be added. */
    private static final int DEEPEST = Condition.DEEPEST;

    ConditionForm {
        nodes = List.copyOf(nodes);
    }

    /** What a line is. */
    enum Kind {
        ALL,
        ANY,
        NOT_ALL,
        NOT_ANY,
        TEST,
        SEGMENT;

        boolean isGroup() {
            return this != TEST && this != SEGMENT;
        }

        static Kind of(String name) {
            for (var kind : values()) {
                if (kind.name().equals(name)) {
                    return kind;
                }
            }
            throw new Problem.NotFound();
        }
    }

    /**
     * A line.
     *
     * @param depth how many groups it lies in
     * @param attribute of a test its attribute, of a segment its key
     * @param operator of a test its operator's key, of a segment {@code in}; with {@code !} before it where it is negated
     * @param values of a test, one a line
     */
    record Node(Kind kind, int depth, String attribute, String operator, String values) {
        static Node group(Kind kind, int depth) {
            return new Node(kind, depth, "", "", "");
        }

        static Node test(int depth) {
            return new Node(Kind.TEST, depth, "", Operator.EQUALS.key(), "");
        }

        static Node segment(int depth) {
            return new Node(Kind.SEGMENT, depth, "", "in", "");
        }
    }

    /** One that holds for everybody. */
    static ConditionForm everybody() {
        return new ConditionForm(List.of(Node.group(Kind.ALL, 0)));
    }

    static ConditionForm of(Condition condition) {
        var nodes = new ArrayList<Node>();
        boolean alone = !isGroup(condition);
        if (alone) {
            nodes.add(Node.group(Kind.ALL, 0));
        }
        add(nodes, condition, alone ? 1 : 0, false);
        return new ConditionForm(nodes);
    }

    private static boolean isGroup(Condition condition) {
        return switch (condition) {
            case Condition.All all -> true;
            case Condition.Any any -> true;
            case Condition.Not not -> isGroup(not.not());
            default -> false;
        };
    }

    private static void add(List<Node> nodes, Condition condition, int depth, boolean opposite) {
        switch (condition) {
            case Condition.All all -> {
                nodes.add(Node.group(opposite ? Kind.NOT_ALL : Kind.ALL, depth));
                all.all().forEach(one -> add(nodes, one, depth + 1, false));
            }
            case Condition.Any any -> {
                nodes.add(Node.group(opposite ? Kind.NOT_ANY : Kind.ANY, depth));
                any.any().forEach(one -> add(nodes, one, depth + 1, false));
            }
            case Condition.Not not -> add(nodes, not.not(), depth, !opposite);
            case Condition.InSegment member ->
                nodes.add(new Node(Kind.SEGMENT, depth, member.segment(), sign(member.negate() ^ opposite) + "in", ""));
            case Condition.Test test ->
                nodes.add(new Node(
                        Kind.TEST,
                        depth,
                        test.attribute(),
                        sign(test.negate() ^ opposite) + test.operator().key(),
                        String.join("\n", test.values())));
        }
    }

    private static String sign(boolean negate) {
        return negate ? "!" : "";
    }

    /** As posted under names that begin with a prefix; every line keeps its place. */
    static ConditionForm read(Posted posted, String prefix) {
        int count = posted.count(prefix + "node", "kind");
        var nodes = new ArrayList<Node>();
        int deepest = 0;
        for (int i = 0; i < count; i++) {
            var at = prefix + "node." + i + ".";
            var kind = Kind.of(posted.line(at + "kind"));
            int depth = i == 0 ? 0 : Math.clamp(posted.number(at + "depth"), 1, Math.max(1, deepest));
            nodes.add(new Node(
                    i == 0 && !kind.isGroup() ? Kind.ALL : kind,
                    depth,
                    posted.line(at + "attribute"),
                    posted.line(at + "operator"),
                    posted.lines(at + "values")));
            deepest = kind.isGroup() || i == 0 ? depth + 1 : depth;
        }
        return nodes.isEmpty() ? everybody() : new ConditionForm(nodes);
    }

    /** A condition and where each of its lines stands in it. */
    record Built(Condition condition, Map<String, Integer> places) {}

    /**
     * The condition.
     *
     * @param path of the condition in its definition
     * @throws Problem.Invalid on the place of an operator that does not exist
     */
    Built build(String path) {
        var places = new LinkedHashMap<String, Integer>();
        var condition = alone() ? leaf(1, path, places) : group(0, path, places);
        if (alone()) {
            places.putIfAbsent(path, 1);
        }
        return new Built(condition, places);
    }

    /** A condition that shows the same lines is kept as it is written. */
    Condition keeping(Condition stored, Condition built) {
        return of(stored).equals(this) ? stored : built;
    }

    /** A single test is written without a group around it. */
    private boolean alone() {
        return nodes.size() == 2
                && (nodes.getFirst().kind() == Kind.ALL || nodes.getFirst().kind() == Kind.ANY)
                && !nodes.get(1).kind().isGroup();
    }

    private Condition at(int index, String path, Map<String, Integer> places) {
        return nodes.get(index).kind().isGroup() ? group(index, path, places) : leaf(index, path, places);
    }

    private Condition group(int index, String path, Map<String, Integer> places) {
        places.put(path, index);
        var kind = nodes.get(index).kind();
        boolean opposite = kind == Kind.NOT_ALL || kind == Kind.NOT_ANY;
        boolean all = kind == Kind.ALL || kind == Kind.NOT_ALL;
        var inner = path + (opposite ? ".not" : "") + (all ? ".all" : ".any");
        var parts = new ArrayList<Condition>();
        for (int child = index + 1; child < end(index); child = end(child)) {
            parts.add(at(child, inner + "[" + parts.size() + "]", places));
        }
        Condition group = all ? new Condition.All(parts) : new Condition.Any(parts);
        return opposite ? new Condition.Not(group) : group;
    }

    private Condition leaf(int index, String path, Map<String, Integer> places) {
        places.put(path, index);
        var node = nodes.get(index);
        boolean negate = node.operator().startsWith("!");
        var operator = negate ? node.operator().substring(1) : node.operator();
        if (node.kind() == Kind.SEGMENT) {
            return new Condition.InSegment(node.attribute(), negate);
        }
        try {
            return new Condition.Test(node.attribute(), Operator.of(operator), values(node, operator), negate);
        } catch (Problem.Invalid invalid) {
            throw new Problem.Invalid(
                    path + ".operator", invalid.fields().values().iterator().next());
        }
    }

    private static List<String> values(Node node, String operator) {
        return operator.equals(Operator.EXISTS.key())
                ? List.of()
                : node.values()
                        .lines()
                        .map(String::strip)
                        .filter(value -> !value.isEmpty())
                        .toList();
    }

    /** First line that no longer belongs to the one at an index. */
    int end(int index) {
        int end = index + 1;
        while (end < nodes.size() && nodes.get(end).depth() > nodes.get(index).depth()) {
            end++;
        }
        return end;
    }

    /** With another line at the end of a group; nothing happens where there is no such group. */
    ConditionForm with(String what, int group) {
        if (!holdsGroup(group)) {
            return this;
        }
        int depth = nodes.get(group).depth() + 1;
        var added = new ArrayList<>(nodes);
        added.addAll(
                end(group),
                switch (what) {
                    case "segment" -> List.of(Node.segment(depth));
                    case "group" ->
                        depth < DEEPEST ? List.of(Node.group(Kind.ANY, depth), Node.test(depth + 1)) : List.of();
                    default -> List.of(Node.test(depth));
                });
        return new ConditionForm(added);
    }

    private boolean holdsGroup(int index) {
        return index < nodes.size() && nodes.get(index).kind().isGroup();
    }

    /** Without a line and what is in it. */
    ConditionForm without(int index) {
        if (index < 1 || index >= nodes.size()) {
            return this;
        }
        var left = new ArrayList<>(nodes.subList(0, index));
        left.addAll(nodes.subList(end(index), nodes.size()));
        return new ConditionForm(left);
    }
}
