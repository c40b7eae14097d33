package foyer.hub.authority;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ./foyer authority --folder DIR --names foyer.local,192.168.1.10}. */
@Command(
        name = "foyer authority",
        mixinStandardHelpOptions = true,
        description =
                "Makes an authority for a house without a public name, and a certificate for its hub. Run again, it"
                        + " renews the hub's certificate by the same authority.")
public final class AuthorityCommand implements Callable<Integer> {

    private static final int NOT_MADE = 1;

    private final InstantSource clock;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--folder", required = true, paramLabel = "DIR", description = "Where the files are kept.")
    private Path folder = Path.of(".");

    @Option(
            names = "--names",
            split = ",",
            paramLabel = "NAME",
            description = "By which the hub is reached: names and addresses. Without it, those it has already.")
    private List<String> names = List.of();

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new AuthorityCommand(Clock.systemUTC())).execute(arguments));
    }

    AuthorityCommand(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        Authority authority = new Authority(folder.toAbsolutePath(), clock);
        boolean renews = authority.isThere();
        try {
            X509Certificate made = authority.issue(names.isEmpty() ? authority.names() : names);
            out.print(words(authority, made, renews ? Made.RENEWED : Made.NEW));
            out.print(trusting());
            out.flush();
            return 0;
        } catch (AuthorityProblem problem) {
            spec.commandLine().getErr().println(problem.getMessage() + ".");
            return NOT_MADE;
        }
    }

    private enum Made {
        NEW,
        RENEWED
    }

    private String words(Authority authority, X509Certificate made, Made how) {
        LocalDate end = LocalDate.ofInstant(made.getNotAfter().toInstant(), ZoneOffset.UTC);
        String about = how == Made.NEW
                ? "A new authority is in " + authority.certificate() + ".\nIts key is in " + authority.key()
                        + ": whoever has that can pretend to be your hub. Keep it where few can read it.\n"
                : "Renewed by the authority that was there; nobody needs to trust anything anew.\n";
        return about
                + """
                The hub's certificate is for %s, until %s.

                In hub.yaml (a hub that runs takes a renewed certificate by itself):

                  tls:
                    certificate: %s
                    key: %s

                In kiosk.yaml and signage.yaml, with a copy of authority.pem beside them:

                  mqtt:
                    url: mqtts://%s:8083
                    authority: authority.pem

                """.formatted(
                                String.join(", ", authority.names()),
                                end,
                                authority.server(),
                                authority.serverKey(),
                                authority.names().get(0));
    }

    /** The page in the checkout, which is the one place where this is written. */
    private static String trusting() {
        Path page = Path.of(System.getProperty("foyer.home", "."), "config", "tls", "README.md");
        try {
            String all = Files.readString(page);
            return all.substring(Math.max(0, all.indexOf("## Trusting it")));
        } catch (IOException notInThisCheckout) {
            return "How tablets and browsers trust it is written in config/tls/README.md.\n";
        }
    }
}
