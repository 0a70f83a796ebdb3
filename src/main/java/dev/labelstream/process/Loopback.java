package dev.labelstream.process;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.regex.Pattern;

/** Which names and addresses mean this machine and are reached from nowhere else. */
public final class Loopback {
    /** Addresses are written in digits; anything else would be looked up, and whoever answers decides. */
    private static final Pattern ADDRESS = Pattern.compile("[0-9.]+|[0-9a-f.]*:[0-9a-f:.]*");

    private Loopback() {}

    /** Whether a server that is bound to this name or address is out of other machines' reach. */
    public static boolean isBoundTo(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    /** Whether a request's {@code Host} names this machine without the help of a name server. */
    public static boolean isNamedBy(String host) {
        String name = host.toLowerCase(Locale.ROOT).replaceAll("^\\[(.*)]$", "$1");
        return name.equals("localhost") || (ADDRESS.matcher(name).matches() && isBoundTo(name));
    }
}
