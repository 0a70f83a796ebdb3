package dev.labelstream.cli;

import com.sun.source.doctree.DocCommentTree;
import com.sun.source.doctree.LiteralTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import dev.labelstream.ConfigurationMappings;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.ConfigMappingInterface.Property;
import io.smallrye.config.ConfigMappings;
import io.smallrye.config.ConfigMappings.ConfigClass;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Every configuration key with its default, and with what the Javadoc of its method says. */
final class ConfigurationReference {
    private static final String HEAD =
            """
            # Configuration

            Every key there is. `-Dlabelstream.KEY=VALUE` before `-jar` sets one, or the environment: `LABELSTREAM_CLASSIFY_BATCH_SIZE` is
            `labelstream.classify.batch-size`. A key that does not exist is refused by name. Where the broker is, and the ports, are keys of Quarkus: `kafka.bootstrap.servers`,
            `quarkus.http.host`, `quarkus.http.port`, `quarkus.management.host`, `quarkus.management.port`.
            """;

    private ConfigurationReference() {}

    static String page() throws IOException {
        Map<String, List<String>> rows = new TreeMap<>();
        Map<String, String> introductions = new HashMap<>();
        for (Class<?> mapping : ConfigurationMappings.all()) {
            Map<String, String> comments = comments(mapping);
            String prefix = mapping.getAnnotation(ConfigMapping.class).prefix();
            introductions.put(prefix, comments.get(mapping.getSimpleName()));
            new TreeMap<>(ConfigMappings.getProperties(ConfigClass.configClass(mapping))).forEach((key, property) -> {
                if (!key.endsWith("[*]")) {
                    rows.computeIfAbsent(prefix, p -> new ArrayList<>()).add(row(key, property, comments));
                }
            });
        }
        StringBuilder page = new StringBuilder(HEAD);
        rows.forEach((prefix, lines) -> page.append("\n## ")
                .append(prefix)
                .append("\n\n")
                .append(introductions.get(prefix))
                .append("\n\n| key | default | |\n|---|---|---|\n")
                .append(String.join("\n", lines))
                .append('\n'));
        return page.toString();
    }

    private static String row(String key, Property property, Map<String, String> comments) {
        Method method = property.getMethod();
        String comment = comments.get(method.getDeclaringClass().getSimpleName() + "." + method.getName());
        if (comment == null) {
            throw new AssertionError(method + " says nothing of what it is for");
        }
        String standard = property.hasDefaultValue() ? "`" + property.getDefaultValue() + "`" : "";
        return "| `%s` | %s | %s |".formatted(key, standard, comment.replace("|", "\\|"));
    }

    /** What a file's Javadoc says, in Markdown, by {@code Type} and {@code Type.method}. */
    private static Map<String, String> comments(Class<?> type) throws IOException {
        Path source = Path.of("src/main/java", type.getName().replace('.', '/') + ".java");
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        Map<String, String> comments = new HashMap<>();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            JavacTask task =
                    (JavacTask) compiler.getTask(null, files, null, null, null, files.getJavaFileObjects(source));
            DocTrees trees = DocTrees.instance(task);
            for (CompilationUnitTree unit : task.parse()) {
                new Comments(trees, comments).scan(unit, "");
            }
        }
        return comments;
    }

    private static final class Comments extends TreePathScanner<Void, String> {
        private final DocTrees trees;
        private final Map<String, String> found;

        Comments(DocTrees trees, Map<String, String> found) {
            this.trees = trees;
            this.found = found;
        }

        @Override
        public Void visitClass(ClassTree type, String outer) {
            keep(getCurrentPath(), type.getSimpleName().toString());
            return super.visitClass(type, type.getSimpleName().toString());
        }

        @Override
        public Void visitMethod(MethodTree method, String type) {
            keep(getCurrentPath(), type + "." + method.getName());
            return null;
        }

        private static String markdown(DocCommentTree comment) {
            return comment.getFullBody().stream()
                    .map(part -> part instanceof LiteralTree literal
                            ? "`" + literal.getBody().getBody() + "`"
                            : part.toString())
                    .collect(Collectors.joining())
                    .replaceAll("\\s+", " ");
        }

        private void keep(TreePath path, String name) {
            DocCommentTree comment = trees.getDocCommentTree(path);
            if (comment != null) {
                found.put(name, markdown(comment));
            }
        }
    }
}
