package foyer.journeys.verify;

import foyer.hub.audit.Anchor;
import foyer.hub.audit.AuditKey;
import foyer.hub.audit.AuditProof;
import foyer.hub.embedded.EmbeddedProblem;
import foyer.wire.Wire;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Key;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ./foyer audit verify}. */
@Command(
        name = "./foyer audit",
        description = "The audit: who did what to whom.",
        subcommands = AuditCommand.VerifyAudit.class,
        mixinStandardHelpOptions = true)
public final class AuditCommand {

    private AuditCommand() {}

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new AuditCommand()).execute(arguments));
    }

    /** Exit 0 when every line is as it was written, else 1. */
    @Command(
            name = "verify",
            description = "Proves that no line of the audit was changed, removed or put in.",
            mixinStandardHelpOptions = true)
    static final class VerifyAudit implements Callable<Integer> {

        @Mixin
        private HouseDatabase house = new HouseDatabase();

        @Option(
                names = "--key",
                paramLabel = "FILE",
                description = "The audit's key (audit-key in the hub's data folder, with the anchor beside it).")
        private @Nullable Path key;

        @Override
        public Integer call() throws SQLException {
            Path file = key == null ? house.hubFolder().resolve(AuditKey.FILE) : key;
            try {
                Key read = AuditKey.read(file);
                Optional<Anchor> anchor = anchor(file.resolveSibling(Anchor.FILE));
                return house.prove(database -> prove(database, read, anchor));
            } catch (HouseDatabase.NoDatabase | EmbeddedProblem e) {
                System.err.println("foyer: " + e.getMessage());
            } catch (IOException e) {
                System.err.println("foyer: the audit's key or its anchor cannot be read: " + e.getMessage()
                        + ". Name the key with --key; it lies in the hub's data folder.");
            }
            return 1;
        }

        private static Optional<Anchor> anchor(Path file) throws IOException {
            if (!Files.exists(file)) {
                System.out.println("(no " + Anchor.FILE + " beside the key: lines taken off the end cannot be told)");
                return Optional.empty();
            }
            try {
                return Optional.of(Wire.decode(Files.readAllBytes(file), Anchor.class));
            } catch (Wire.Unreadable e) {
                throw new IOException(file + ": " + e.getMessage(), e);
            }
        }

        private static int prove(Connection database, Key key, Optional<Anchor> anchor) throws SQLException {
            AuditProof proof = AuditProof.of(database, key, anchor);
            proof.problems().forEach(System.out::println);
            System.out.println("audit: " + proof.lines() + " lines, "
                    + (proof.problems().isEmpty() ? "each as it was written" : "NOT as they were written"));
            return proof.problems().isEmpty() ? 0 : 1;
        }
    }
}
