package foyer.hub.web;

import io.netty.util.NetUtil;
import io.vertx.core.http.HttpServerRequest;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The proxies before this hub, and for whom they ask. Each adds to {@code X-Forwarded-For} who has asked it. Whoever asked first
 * may have begun that list with anything, so it is read from its end, and only as far as it was written by our own.
 */
final class Proxies {

    private static final String FORWARDED_FOR = "X-Forwarded-For";
    private static final Pattern PORT = Pattern.compile("(\\[[^\\]]*\\]|[^:]*):\\d{1,5}");

    private final Set<String> ours;

    /** @param addresses as numbers; none when people come to the hub directly */
    Proxies(List<String> addresses) {
        ours = addresses.stream().map(Proxies::numeric).collect(Collectors.toUnmodifiableSet());
    }

    /** The address of the browser or program that asks. */
    String caller(HttpServerRequest request) {
        String caller = request.remoteAddress().hostAddress();
        List<String> said = request.headers().getAll(FORWARDED_FOR).stream()
                .flatMap(line -> List.of(line.split(",", -1)).stream())
                .toList();
        for (int i = said.size() - 1; i >= 0 && ours.contains(canonical(caller).orElse(caller)); i--) {
            Optional<String> before = canonical(withoutPort(said.get(i).strip()));
            if (before.isEmpty()) {
                return caller; // whatever that is, it was not written by a proxy that we know
            }
            caller = before.get();
        }
        return caller;
    }

    /** Some proxies write where the caller's connection came from, port and all: 192.0.2.1:4711, [2001:db8::1]:4711. */
    private static String withoutPort(String address) {
        Matcher port = PORT.matcher(address);
        return port.matches() ? port.group(1) : address;
    }

    private static String numeric(String address) {
        return canonical(address)
                .orElseThrow(() -> new IllegalArgumentException(
                        "http.proxies are addresses as numbers (for example 127.0.0.1 or fd00::1), not " + address));
    }

    /** In one spelling; empty for what is no address. Nobody is asked for a name. */
    private static Optional<String> canonical(String address) {
        byte[] bytes = NetUtil.createByteArrayFromIpAddressString(address);
        try {
            return bytes == null
                    ? Optional.empty()
                    : Optional.of(InetAddress.getByAddress(bytes).getHostAddress());
        } catch (UnknownHostException e) {
            throw new IllegalStateException("four or sixteen bytes are an address", e);
        }
    }
}
