package dev.labelstream.it;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Pattern;

/** Stands before a store whose clock is wrong: passes everything on, and changes the {@code Date} of its answers. */
final class ShiftedClock implements AutoCloseable {
    private static final DateTimeFormatter FORMAT =
            DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ROOT);
    private static final Pattern DATE = Pattern.compile("(?<=\r\nDate: )[^\r]{29}");

    private final URI store;
    private final Duration shift;
    private final ServerSocket socket;

    ShiftedClock(URI store, Duration shift) {
        this.store = store;
        this.shift = shift;
        try {
            socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        daemon(this::accept);
    }

    URI endpoint() {
        return URI.create("http://127.0.0.1:" + socket.getLocalPort());
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private void accept() throws IOException {
        while (true) {
            Socket caller = socket.accept();
            Socket asked = new Socket(store.getHost(), store.getPort());
            daemon(() -> caller.getInputStream().transferTo(asked.getOutputStream()));
            daemon(() -> answer(asked.getInputStream(), caller.getOutputStream()));
        }
    }

    /** The head of an answer comes in one piece. */
    private void answer(InputStream from, OutputStream to) throws IOException {
        byte[] piece = new byte[1 << 16];
        for (int length = from.read(piece); length >= 0; length = from.read(piece)) {
            String text = new String(piece, 0, length, StandardCharsets.ISO_8859_1);
            String shifted = DATE.matcher(text)
                    .replaceAll(date ->
                            FORMAT.format(ZonedDateTime.parse(date.group(), DateTimeFormatter.RFC_1123_DATE_TIME)
                                    .plus(shift)));
            to.write(shifted.getBytes(StandardCharsets.ISO_8859_1));
            to.flush();
        }
    }

    private interface Task {
        void run() throws IOException;
    }

    private static void daemon(Task task) {
        Thread thread = new Thread(() -> {
            try {
                task.run();
            } catch (IOException e) {
                return; // one of the two has gone, or the test is over
            }
        });
        thread.setDaemon(true);
        thread.start();
    }
}
