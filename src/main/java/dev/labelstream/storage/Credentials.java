package dev.labelstream.storage;

import dev.labelstream.process.StartupException;
import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;

/**
 * Keys and addresses of the server that runs on a data folder, kept in its {@code credentials.properties}, which only
 * the owner can read. Made at the first start, so that there is no default password, and read by commands, so that they
 * find the server.
 *
 * @param managePassword of {@code admin} on the management port
 * @param addresses by name: {@link #HTTP}, {@link #MANAGEMENT}, {@link #S3}, {@link #KAFKA}
 */
public record Credentials(String accessKey, String secretKey, String managePassword, Map<String, String> addresses) {
    public static final String HTTP = "http";
    public static final String MANAGEMENT = "management";
    public static final String S3 = "s3";
    public static final String KAFKA = "kafka";

    private static final String FILE = "credentials.properties";
    private static final String ADDRESS = "address.";
    private static final String ALPHABET = "ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz23456789";
    private static final SecureRandom RANDOM = new SecureRandom();

    public Credentials {
        Objects.requireNonNull(accessKey, "accessKey");
        Objects.requireNonNull(secretKey, "secretKey");
        Objects.requireNonNull(managePassword, "managePassword");
        addresses = Map.copyOf(addresses);
    }

    /** @return empty when no server has ever run on this data folder */
    public static Optional<Credentials> read(Path dataDir) {
        Path file = dataDir.resolve(FILE);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        Properties kept = load(file);
        Map<String, String> addresses = new TreeMap<>();
        for (String name : kept.stringPropertyNames()) {
            if (name.startsWith(ADDRESS)) {
                addresses.put(name.substring(ADDRESS.length()), kept.getProperty(name));
            }
        }
        return Optional.of(new Credentials(
                required(kept, "accessKey", file),
                required(kept, "secretKey", file),
                required(kept, "managePassword", file),
                addresses));
    }

    /** What is configured wins over what is kept, and what is neither is made; the outcome is what is kept from now on. */
    public static Credentials readOrCreate(
            Path dataDir,
            Optional<String> accessKey,
            Optional<String> secretKey,
            Optional<String> managePassword,
            Map<String, String> addresses) {
        Optional<Credentials> kept = read(dataDir);
        Credentials credentials = new Credentials(
                accessKey.or(() -> kept.map(Credentials::accessKey)).orElseGet(() -> random(20)),
                secretKey.or(() -> kept.map(Credentials::secretKey)).orElseGet(() -> random(40)),
                managePassword.or(() -> kept.map(Credentials::managePassword)).orElseGet(() -> random(20)),
                addresses);
        if (!Optional.of(credentials).equals(kept)) {
            credentials.write(dataDir);
        }
        return credentials;
    }

    /** @throws StartupException when the server of this data folder has no such part */
    public String address(String name) {
        String address = addresses.get(name);
        if (address == null) {
            throw new StartupException("no address of " + name + " in " + FILE + ": start the server again");
        }
        return address;
    }

    private void write(Path dataDir) {
        Properties all = new Properties();
        all.setProperty("accessKey", accessKey);
        all.setProperty("secretKey", secretKey);
        all.setProperty("managePassword", managePassword);
        addresses.forEach((name, address) -> all.setProperty(ADDRESS + name, address));
        Path file = dataDir.resolve(FILE);
        try {
            Files.createDirectories(dataDir);
            Path written = Files.createTempFile(dataDir, FILE, ".tmp", OwnerOnly.file(dataDir));
            try (Writer writer = Files.newBufferedWriter(written)) {
                all.store(writer, "Made by Labelstream. Change the keys by configuration, not here.");
            }
            Files.move(written, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new StartupException("cannot write " + file + " (" + e + "): make its folder writable", e);
        }
    }

    private static Properties load(Path file) {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        } catch (IOException | IllegalArgumentException e) {
            throw new StartupException("cannot read " + file + " (" + e + "): mend it, or remove it for new keys", e);
        }
        return properties;
    }

    private static String required(Properties kept, String name, Path file) {
        String value = kept.getProperty(name);
        if (value == null || value.isEmpty()) {
            throw new StartupException("no " + name + " in " + file + ": mend it, or remove it for new keys");
        }
        return value;
    }

    private static String random(int length) {
        StringBuilder text = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            text.append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
        }
        return text.toString();
    }

    /** Without the secrets. */
    @Override
    public String toString() {
        return "Credentials[" + accessKey + ", " + addresses + "]";
    }
}
