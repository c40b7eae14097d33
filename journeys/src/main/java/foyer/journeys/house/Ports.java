package foyer.journeys.house;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/** The five ports of a house, one after another, beginning with the hub's. */
public record Ports(int hub) {

    private static final int MANY = 5;

    public Ports {
        if (hub < 1 || hub > 65_536 - MANY) {
            throw new IllegalArgumentException("The port must be from 1 to " + (65_536 - MANY) + ", not " + hub);
        }
    }

    /** Five that nobody uses now, below those that most systems hand out to outgoing connections. */
    public static Ports free() {
        for (int attempt = 0; attempt < 100; attempt++) {
            Ports ports = new Ports(ThreadLocalRandom.current().nextInt(20_000, 32_000));
            if (ports.firstBusy().isEmpty()) {
                return ports;
            }
        }
        throw new IllegalStateException("No five free ports in a row between 20000 and 32000");
    }

    public int kiosk() {
        return hub + 1;
    }

    public int screen() {
        return hub + 2;
    }

    public int broker() {
        return hub + 3;
    }

    public int database() {
        return hub + 4;
    }

    /** For example {@code 8081, which the kiosk needs}. */
    public Optional<String> firstBusy() {
        Map<String, Integer> wanted = new LinkedHashMap<>();
        wanted.put("the hub", hub());
        wanted.put("the kiosk", kiosk());
        wanted.put("the screen", screen());
        wanted.put("the broker", broker());
        wanted.put("PostgreSQL", database());
        return wanted.entrySet().stream()
                .filter(port -> busy(port.getValue()))
                .map(port -> port.getValue() + ", which " + port.getKey() + " needs")
                .findFirst();
    }

    private static boolean busy(int port) {
        try (ServerSocket trial = new ServerSocket()) {
            trial.setReuseAddress(true);
            trial.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return false;
        } catch (IOException taken) {
            return true;
        }
    }
}
