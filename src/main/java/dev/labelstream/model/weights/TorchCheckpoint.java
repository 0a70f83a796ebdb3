package dev.labelstream.model.weights;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * Reads what {@code torch.save(model.state_dict(), "file.pth")} wrote: a ZIP of a pickle and of each storage's numbers,
 * none of them compressed, so that nothing in it is larger than the file.
 */
final class TorchCheckpoint {
    private static final String PICKLE = "data.pkl";
    private static final int LARGEST_PICKLE = 16 << 20;

    /** Under what name programs keep the state dict among other things. */
    private static final List<String> WRAPPERS = List.of("state_dict", "model_state_dict", "model");

    private final Path file;
    private final ZipFile zip;
    private final String folder;
    private final ByteOrder order;

    private TorchCheckpoint(Path file, ZipFile zip, String folder) throws IOException {
        this.file = file;
        this.zip = zip;
        this.folder = folder;
        ZipEntry written = zip.getEntry(folder + "byteorder");
        boolean big = written != null && text(written).startsWith("big");
        this.order = big ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
    }

    /**
     * Reads all tensors; a dictionary under one of {@link #WRAPPERS} is looked into.
     *
     * @throws WeightsFormatException when the file is not such a checkpoint or asks for anything else
     */
    static Map<String, Tensor> read(Path file) throws IOException {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            ZipEntry pickle = zip.stream()
                    .filter(e -> e.getName().equals(PICKLE) || e.getName().endsWith("/" + PICKLE))
                    .findFirst()
                    .orElseThrow(() -> new WeightsFormatException(file, "no PyTorch checkpoint: it lacks " + PICKLE));
            String name = pickle.getName();
            String folder = name.substring(0, name.length() - PICKLE.length());
            return new TorchCheckpoint(file, zip, folder).read(pickle);
        } catch (ZipException e) {
            throw new WeightsFormatException(
                    file, "no whole ZIP file (" + e.getMessage() + "): copy it again, or save it again", e);
        }
    }

    private Map<String, Tensor> read(ZipEntry pickle) throws IOException {
        if (pickle.getSize() > LARGEST_PICKLE) {
            throw new WeightsFormatException(file, "its pickle has %d bytes".formatted(pickle.getSize()));
        }
        try {
            return tensors(views(StatePickle.load(bytes(pickle))));
        } catch (WeightsFormatException e) {
            throw e;
        } catch (IOException e) {
            throw new WeightsFormatException(file, e.getMessage(), e);
        }
    }

    private Map<String, StridedTensor> views(Object root) throws IOException {
        Map<String, StridedTensor> views = new LinkedHashMap<>();
        if (root instanceof Map<?, ?> dictionary) {
            Map<?, ?> inner = WRAPPERS.stream()
                    .map(dictionary::get)
                    .filter(Map.class::isInstance)
                    .findFirst()
                    .<Map<?, ?>>map(Map.class::cast)
                    .orElse(dictionary);
            inner.forEach((name, value) -> {
                if (value instanceof StridedTensor tensor && !StateDict.isCounter(String.valueOf(name))) {
                    views.put(String.valueOf(name), tensor);
                }
            });
        }
        if (views.isEmpty()) {
            throw new WeightsFormatException(file, "it holds no state dict: save model.state_dict()");
        }
        return views;
    }

    /** Storage by storage, so that each is read once. */
    private Map<String, Tensor> tensors(Map<String, StridedTensor> views) throws IOException {
        Map<TorchStorage, List<String>> names = views.keySet().stream()
                .collect(Collectors.groupingBy(
                        name -> views.get(name).storage(), LinkedHashMap::new, Collectors.toList()));
        Map<String, Tensor> tensors = new TreeMap<>();
        long left = Files.size(file);
        for (Map.Entry<TorchStorage, List<String>> group : names.entrySet()) {
            StoredType type = group.getKey().kind().type();
            ByteBuffer numbers = numbers(group.getKey(), group.getValue().get(0));
            for (String name : group.getValue()) {
                Tensor tensor = gather(name, views.get(name), numbers, type);
                left -= tensor.values().length;
                if (left < 0) {
                    throw new WeightsFormatException(file, "its tensors show the same numbers again and again");
                }
                tensors.put(name, tensor);
            }
        }
        return tensors;
    }

    private Tensor gather(String name, StridedTensor view, ByteBuffer numbers, StoredType type) throws IOException {
        try {
            return view.gather(numbers, type);
        } catch (IOException e) {
            throw new WeightsFormatException(file, "tensor " + name + " " + e.getMessage(), e);
        }
    }

    /** @param tensor one that needs it, for the message */
    private ByteBuffer numbers(TorchStorage storage, String tensor) throws IOException {
        if (storage.kind().type() == null) {
            throw new WeightsFormatException(
                    file, "tensor " + tensor + " holds whole numbers: save model.float().state_dict()");
        }
        ZipEntry entry = zip.getEntry(folder + "data/" + storage.key());
        if (entry == null) {
            throw new WeightsFormatException(file, "the numbers of tensor " + tensor + " are missing");
        }
        return ByteBuffer.wrap(bytes(entry)).order(order);
    }

    private byte[] bytes(ZipEntry entry) throws IOException {
        if (entry.getMethod() != ZipEntry.STORED || entry.getSize() > Math.min(Files.size(file), Integer.MAX_VALUE)) {
            throw new WeightsFormatException(
                    file, "%s in it is compressed or too large: write it with torch.save".formatted(entry.getName()));
        }
        byte[] bytes;
        try (InputStream stream = zip.getInputStream(entry)) {
            bytes = stream.readNBytes((int) entry.getSize());
        }
        CRC32 crc = new CRC32();
        crc.update(bytes);
        if (bytes.length < entry.getSize() || crc.getValue() != entry.getCrc()) {
            throw new WeightsFormatException(file, entry.getName() + " in it is damaged: copy the file again");
        }
        return bytes;
    }

    private String text(ZipEntry entry) throws IOException {
        return new String(bytes(entry), StandardCharsets.UTF_8);
    }
}
