package dev.labelstream.model.weights;

import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The part of Python's pickle machine that a state dict needs (opcodes: Python's {@code pickletools}). A pickle is a
 * program that may call anything; this one can only name what {@link TorchName} lists, and builds dictionaries, lists,
 * tuples ({@code Object[]}), texts, numbers ({@link Long}, {@link Double}) and tensors, all no larger than the pickle.
 */
final class StatePickle {
    private static final Object MARK = new Object();

    private final ByteBuffer in;
    private final List<Object> stack = new ArrayList<>();
    private final Map<Integer, Object> memo = new HashMap<>();

    private StatePickle(byte[] pickle) {
        in = ByteBuffer.wrap(pickle).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** @throws IOException saying what the pickle asks for that is not given, or that it is no pickle */
    static Object load(byte[] pickle) throws IOException {
        StatePickle machine = new StatePickle(pickle);
        try {
            return machine.run();
        } catch (BufferUnderflowException e) {
            throw new IOException("its pickle ends early", e);
        }
    }

    private Object run() throws IOException {
        for (int opcode = next(); opcode != '.'; opcode = next()) {
            step(opcode);
        }
        return pop(Object.class);
    }

    private void step(int opcode) throws IOException {
        switch (opcode) {
            case 0x80 -> next(); // protocol number
            case 0x95 -> in.getLong(); // length of a frame
            case '(' -> stack.add(MARK);
            case 'N' -> stack.add(null);
            case 0x88 -> stack.add(true);
            case 0x89 -> stack.add(false);
            case 'J' -> stack.add((long) in.getInt());
            case 'K' -> stack.add((long) next());
            case 'M' -> stack.add((long) Short.toUnsignedInt(in.getShort()));
            case 0x8a -> stack.add(wholeNumber());
            case 'G' -> stack.add(Double.longBitsToDouble(Long.reverseBytes(in.getLong())));
            case 'X', 'T' -> stack.add(text(in.getInt()));
            case 0x8c, 'U' -> stack.add(text(next()));
            case '}' -> stack.add(new LinkedHashMap<>());
            case ']' -> stack.add(new ArrayList<>());
            case ')' -> stack.add(new Object[0]);
            case 't' -> stack.add(sinceMark().toArray());
            case 0x85 -> stack.add(last(1));
            case 0x86 -> stack.add(last(2));
            case 0x87 -> stack.add(last(3));
            case 's' -> setItems(List.<Object[]>of(last(2)));
            case 'u' -> setItems(pairs(sinceMark()));
            case 'a' -> append(Arrays.asList(last(1)));
            case 'e' -> append(sinceMark());
            case 'q' -> memo.put(next(), top());
            case 'r' -> memo.put(in.getInt(), top());
            case 0x94 -> memo.put(memo.size(), top());
            case 'h' -> stack.add(remembered(next()));
            case 'j' -> stack.add(remembered(in.getInt()));
            case 'c' -> stack.add(TorchName.of(line(), line()));
            case 0x93 -> stackGlobal();
            case 'Q' -> stack.add(TorchStorage.of(pop(Object[].class)));
            case 'R' -> reduce();
            case 'b' -> build();
            default ->
                throw new IOException("its pickle uses opcode 0x%02x at byte %d, which state dicts have no need of"
                        .formatted(opcode, in.position() - 1));
        }
    }

    private void stackGlobal() throws IOException {
        String name = pop(String.class);
        stack.add(TorchName.of(pop(String.class), name));
    }

    private void reduce() throws IOException {
        Object[] arguments = pop(Object[].class);
        stack.add(pop(TorchName.class).call(arguments));
    }

    /** Attributes of an ordered dictionary, PyTorch's {@code _metadata}, which hold no tensor. */
    private void build() throws IOException {
        pop(Object.class);
        if (!(top() instanceof Map)) {
            throw malformed("a state for what has none");
        }
    }

    private void setItems(List<Object[]> pairs) throws IOException {
        if (!(top() instanceof LinkedHashMap)) {
            throw malformed("items for what is no dictionary");
        }
        @SuppressWarnings("unchecked") // only this class makes them
        Map<Object, Object> dictionary = (Map<Object, Object>) top();
        for (Object[] pair : pairs) {
            if (!(pair[0] instanceof String || pair[0] instanceof Long)) {
                throw malformed("a dictionary's key that is neither text nor number");
            }
            dictionary.put(pair[0], pair[1]);
        }
    }

    private List<Object[]> pairs(List<Object> items) throws IOException {
        if (items.size() % 2 != 0) {
            throw malformed("a key without its value");
        }
        List<Object[]> pairs = new ArrayList<>();
        for (int i = 0; i < items.size(); i += 2) {
            pairs.add(new Object[] {items.get(i), items.get(i + 1)});
        }
        return pairs;
    }

    private void append(List<Object> entries) throws IOException {
        if (!(top() instanceof ArrayList)) {
            throw malformed("an entry for what is no list");
        }
        @SuppressWarnings("unchecked") // only this class makes them
        List<Object> list = (List<Object>) top();
        list.addAll(entries);
    }

    private int next() {
        return Byte.toUnsignedInt(in.get());
    }

    private Object top() throws IOException {
        if (stack.isEmpty()) {
            throw malformed("nothing on the stack");
        }
        return stack.get(stack.size() - 1);
    }

    private <T> T pop(Class<T> type) throws IOException {
        Object value = top();
        if (value == MARK || (value == null ? type != Object.class : !type.isInstance(value))) {
            throw malformed("something else than was expected");
        }
        stack.remove(stack.size() - 1);
        return type.cast(value);
    }

    private Object[] last(int count) throws IOException {
        Object[] values = new Object[count];
        for (int i = count - 1; i >= 0; i--) {
            values[i] = pop(Object.class);
        }
        return values;
    }

    private List<Object> sinceMark() throws IOException {
        int mark = stack.lastIndexOf(MARK);
        if (mark < 0) {
            throw malformed("no beginning of a group");
        }
        List<Object> values = new ArrayList<>(stack.subList(mark + 1, stack.size()));
        stack.subList(mark, stack.size()).clear();
        return values;
    }

    private Object remembered(int number) throws IOException {
        if (!memo.containsKey(number)) {
            throw malformed("a reference to nothing");
        }
        return memo.get(number);
    }

    private long wholeNumber() throws IOException {
        int bytes = next();
        if (bytes > Long.BYTES) {
            throw malformed("a number beyond 64 bits");
        }
        long value = 0;
        for (int i = 0; i < bytes; i++) {
            value |= (long) next() << (8 * i);
        }
        int unused = Long.SIZE - 8 * bytes;
        return bytes == 0 ? 0 : value << unused >> unused;
    }

    private String text(int bytes) {
        if (bytes < 0 || bytes > in.remaining()) {
            throw new BufferUnderflowException();
        }
        byte[] text = new byte[bytes];
        in.get(text);
        return new String(text, StandardCharsets.UTF_8);
    }

    private String line() {
        int end = in.position();
        while (end < in.limit() && in.get(end) != '\n') {
            end++;
        }
        String line = text(end - in.position());
        next();
        return line;
    }

    private IOException malformed(String what) {
        return new IOException("its pickle is malformed at byte %d: %s".formatted(in.position() - 1, what));
    }
}
