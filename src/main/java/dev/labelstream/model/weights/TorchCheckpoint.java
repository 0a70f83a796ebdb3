package dev.labelstream.model.weights;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import net.razorvine.pickle.IObjectConstructor;
import net.razorvine.pickle.PickleException;
import net.razorvine.pickle.Unpickler;

/**
 * Reads what {@code torch.save(model.state_dict(), "file.pth")} wrote. A pickle is a program; this reader only follows
 * the calls that build tensors and dictionaries, and stops at any other.
 */
public final class TorchCheckpoint {
    private static final String WRAPPER = "state_dict";
    private static final String PARALLEL = "module.";

    static {
        Unpickler.registerConstructor("torch._utils", "_rebuild_tensor_v2", StridedTensor::of);
        Unpickler.registerConstructor("torch._utils", "_rebuild_parameter", arguments -> arguments[0]);
        Unpickler.registerConstructor("collections", "OrderedDict", arguments -> new HashMap<>());
        Unpickler.registerConstructor("torch", "FloatStorage", new StorageClass(StoredType.F32));
        Unpickler.registerConstructor("torch", "BFloat16Storage", new StorageClass(StoredType.BF16));
    }

    private TorchCheckpoint() {}

    /**
     * Reads all tensors; a dictionary under {@code state_dict} is looked into.
     *
     * @throws WeightsFormatException when the file is not such a checkpoint or asks for anything else
     */
    public static SortedMap<String, Tensor> read(Path file) throws IOException {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            ZipEntry pickle = zip.stream()
                    .filter(e -> e.getName().endsWith("/data.pkl"))
                    .findFirst()
                    .orElseThrow(() -> new WeightsFormatException(file, "no PyTorch checkpoint: it lacks data.pkl"));
            String folder = pickle.getName().substring(0, pickle.getName().length() - "data.pkl".length());
            Storages storages = new Storages(file, zip, folder);
            try (InputStream bytes = zip.getInputStream(pickle)) {
                return tensors(file, new TensorUnpickler().load(bytes), storages);
            } catch (PickleException | ClassCastException | IndexOutOfBoundsException e) {
                throw new WeightsFormatException(file, "no PyTorch state dict: " + e.getMessage(), e);
            }
        } catch (ZipException e) {
            throw new WeightsFormatException(
                    file, "no PyTorch checkpoint (" + e.getMessage() + "): save it with PyTorch 1.6 or later", e);
        }
    }

    private static SortedMap<String, Tensor> tensors(Path file, Object root, Storages storages) throws IOException {
        if (!(root instanceof Map<?, ?> dictionary)) {
            throw new WeightsFormatException(file, "it holds no state dict: save model.state_dict(), not the model");
        }
        if (dictionary.get(WRAPPER) instanceof Map<?, ?> inner) {
            return tensors(file, inner, storages);
        }
        SortedMap<String, Tensor> tensors = new TreeMap<>();
        for (Map.Entry<?, ?> entry : dictionary.entrySet()) {
            String name = String.valueOf(entry.getKey());
            if (entry.getValue() instanceof StridedTensor tensor && !name.endsWith("num_batches_tracked")) {
                tensors.put(
                        name.startsWith(PARALLEL) ? name.substring(PARALLEL.length()) : name,
                        tensor.gather(storages.read(name, tensor.storage())));
            }
        }
        return tensors;
    }

    /** Turns persistent ids into references to storages. */
    private static final class TensorUnpickler extends Unpickler {
        @Override
        protected Object persistentLoad(Object id) {
            Object[] parts = (Object[]) id;
            StoredType type = parts[1] instanceof StorageClass known ? known.type() : null;
            return new Storage(type, (String) parts[2]);
        }
    }

    /** A class that is only named in the pickle, never made. */
    private record StorageClass(StoredType type) implements IObjectConstructor {
        @Override
        public Object construct(Object[] arguments) {
            throw new PickleException("a storage is not made by a call");
        }
    }

    /** @param type null for one that is not read */
    private record Storage(StoredType type, String key) {}

    /** A view of a storage. */
    private record StridedTensor(Storage storage, int offset, int[] shape, int[] strides) {
        static StridedTensor of(Object[] arguments) {
            return new StridedTensor(
                    (Storage) arguments[0],
                    ((Number) arguments[1]).intValue(),
                    integers(arguments[2]),
                    integers(arguments[3]));
        }

        Tensor gather(float[] numbers) {
            float[] values = new float[Tensor.elements(shape)];
            int[] index = new int[shape.length];
            for (int i = 0; i < values.length; i++) {
                int at = offset;
                for (int d = 0; d < index.length; d++) {
                    at += index[d] * strides[d];
                }
                values[i] = numbers[at];
                for (int d = index.length - 1; d >= 0 && ++index[d] == shape[d]; d--) {
                    index[d] = 0;
                }
            }
            return new Tensor(shape, values);
        }

        private static int[] integers(Object tuple) {
            return Arrays.stream((Object[]) tuple)
                    .mapToInt(n -> ((Number) n).intValue())
                    .toArray();
        }
    }

    /** The raw numbers, a file of the ZIP each. */
    private record Storages(Path file, ZipFile zip, String folder) {
        float[] read(String tensor, Storage storage) throws IOException {
            if (storage.type() == null) {
                throw new WeightsFormatException(
                        file, "tensor " + tensor + " is neither float32 nor bfloat16: save model.float().state_dict()");
            }
            ZipEntry entry = zip.getEntry(folder + "data/" + storage.key());
            if (entry == null) {
                throw new WeightsFormatException(file, "the numbers of tensor " + tensor + " are missing");
            }
            ByteBuffer bytes;
            try (InputStream stream = zip.getInputStream(entry)) {
                bytes = ByteBuffer.wrap(stream.readAllBytes()).order(ByteOrder.LITTLE_ENDIAN);
            }
            float[] numbers = new float[bytes.capacity() / storage.type().bytes()];
            for (int i = 0; i < numbers.length; i++) {
                numbers[i] = storage.type().get(bytes);
            }
            return numbers;
        }
    }
}
