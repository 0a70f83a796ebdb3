package dev.labelstream.model.network;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Counts the multiplications, each with an addition, that a picture takes. They are counted on the very code that runs: each
 * product of tensors gets a line behind it that adds up, so no layer has to know its sizes.
 */
final class MultiplyAdds {
    private static final Pattern PRODUCT =
            Pattern.compile("  (\\w+) = torch\\.(conv2d|linear|matmul|scaled_dot_product_attention)\\((.*)\\)");

    private MultiplyAdds() {}

    /** A method for lines of a forward pass, {@code [1]} int64 out. */
    static String method(String lines) {
        List<String> counts = new ArrayList<>();
        String counted = lines.lines()
                .map(line -> {
                    Matcher product = PRODUCT.matcher(line);
                    if (!product.matches()) {
                        return line;
                    }
                    String count = "n" + counts.size();
                    counts.add(count);
                    return "%s%n  %s = %s".formatted(line, count, count(product));
                })
                .collect(Collectors.joining("\n"));
        String sum = counts.stream().reduce("0", "torch.add(%s, %s)"::formatted);
        return "def forward(self, x: Tensor) -> Tensor:\n%s\n  return torch.tensor([%s])\n".formatted(counted, sum);
    }

    private static String count(Matcher product) {
        String out = product.group(1);
        List<String> inputs = arguments(product.group(3));
        return switch (product.group(2)) {
            case "matmul" -> "torch.mul(torch.numel(%s), torch.size(%s, -1))".formatted(out, inputs.get(0));
            case "scaled_dot_product_attention" ->
                "torch.mul(torch.mul(torch.numel(%s), torch.size(%s, -2)), 2)".formatted(out, inputs.get(1));
            default ->
                "torch.mul(torch.numel(%1$s), torch.floordiv(torch.numel(%2$s), torch.size(%2$s, 0)))"
                        .formatted(out, inputs.get(1));
        };
    }

    /** Splits at commas that are in no bracket. */
    private static List<String> arguments(String text) {
        List<String> arguments = new ArrayList<>();
        int depth = 0;
        int start = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            depth += c == '(' || c == '[' ? 1 : c == ')' || c == ']' ? -1 : 0;
            if (c == ',' && depth == 0) {
                arguments.add(text.substring(start, i).strip());
                start = i + 1;
            }
        }
        arguments.add(text.substring(start).strip());
        return arguments;
    }
}
