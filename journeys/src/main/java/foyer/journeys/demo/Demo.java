package foyer.journeys.demo;

import foyer.journeys.house.Checkout;
import foyer.journeys.house.Desk.Member;
import foyer.journeys.house.House;
import foyer.journeys.house.House.DidNotOpen;
import foyer.journeys.house.Ports;
import foyer.journeys.house.Program;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./foyer demo}. */
@Command(
        name = "./foyer demo",
        description = "Starts hub, kiosk and screen with a sample space, and says where to look. Ctrl-C ends it all.",
        mixinStandardHelpOptions = true)
public final class Demo implements Callable<Integer> {

    @Option(names = "--quiet", description = "Nobody comes by themselves: the door is yours.")
    private boolean quiet;

    @Option(
            names = "--port",
            paramLabel = "N",
            description = "The hub's port (${DEFAULT-VALUE}); kiosk, screen, broker and PostgreSQL take the next four.")
    private int port = 8080;

    @Option(names = "--data", paramLabel = "DIR", description = "Where data lives (.foyer/demo in the checkout).")
    private @Nullable Path data;

    private volatile boolean closing;

    @Option(names = "--fresh", description = "Begin anew: what lies in the data folder is removed.")
    private boolean fresh;

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Demo()).execute(arguments));
    }

    @Override
    public Integer call() {
        try {
            Ports ports = new Ports(port);
            Optional<String> busy = ports.firstBusy();
            if (busy.isPresent()) {
                return fail("Something else uses port " + busy.get()
                        + ". Choose another first of five with --port, for example --port " + (port + 100) + ".");
            }
            return show(ports, DemoFolder.open(data, fresh));
        } catch (IllegalArgumentException | DemoFolder.NotOurs | DidNotOpen e) {
            return fail(String.valueOf(e.getMessage()));
        }
    }

    /** From the dark house to the lit one, and until somebody turns it off. */
    private int show(Ports ports, Path folder) {
        House house = new House(ports, folder, Demo::log);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> close(house), "closing"));

        open(house);
        List<Member> members = house.desk().members();
        Badges badges = new Badges(house, members);
        badges.draw();
        print(Guide.to(house, members));
        if (!quiet) {
            new Passers(house, badges, members).start();
        }
        String ended = firstToEnd(house.program("hub"), house.program("kiosk"), house.program("signage"));
        return closing ? 0 : fail(ended);
    }

    private static void open(House house) {
        house.startHub();
        if (!house.knowsItsDevices()) {
            awaitReady(house, "hub");
            say("bringing in the sample space");
            house.furnish(Checkout.sampleSpace());
        }
        house.startKiosk();
        house.startScreen();
        for (String name : List.of("hub", "kiosk", "signage")) {
            awaitReady(house, name);
        }
    }

    private static void awaitReady(House house, String name) {
        house.awaitReady(
                name,
                words -> say("waiting for the " + name + ": "
                        + words.lines().findFirst().orElse("")));
    }

    /** Blocks until one of them is gone, which none should be. */
    private static String firstToEnd(Program... programs) {
        CompletableFuture<?>[] ends = new CompletableFuture<?>[programs.length];
        for (int i = 0; i < programs.length; i++) {
            ends[i] = programs[i].ended();
        }
        CompletableFuture.anyOf(ends).join();
        for (Program program : programs) {
            if (!program.running()) {
                return "The " + program.name() + " has ended, so all is turned off. Its last words:\n  "
                        + String.join("\n  ", program.lastLines());
            }
        }
        return "A program has ended, so all is turned off.";
    }

    /** The shutdown hook's thread. */
    private void close(House house) {
        closing = true;
        say("turning everything off");
        house.close();
        say("all is off; what it knows is kept in " + house.data());
    }

    private static void log(String program, String line) {
        System.err.printf("%-7s | %s%n", program, line);
    }

    private static void say(String words) {
        log("demo", words);
    }

    private static void print(List<String> lines) {
        lines.forEach(System.out::println);
        System.out.flush();
    }

    private static int fail(String words) {
        System.err.println("foyer: " + words);
        return 1;
    }
}
