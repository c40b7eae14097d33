package foyer.journeys.house;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.jspecify.annotations.Nullable;

/** The settings file of each program, as a person would write it, in the data folder; for the owner's eyes only. */
final class SettingsFiles {

    private final Ports ports;
    private final Path data;
    private @Nullable Path authority; // the folder with its files; null for plain lines

    SettingsFiles(Ports ports, Path data) {
        this.ports = ports;
        this.data = data.toAbsolutePath();
    }

    void overTls(Path authority) {
        this.authority = authority.toAbsolutePath();
    }

    Path hub() {
        return write("hub.yaml", """
                dataFolder: %s
                http: {host: 127.0.0.1, port: %d}
                broker: {host: 127.0.0.1, port: %d}
                database: {port: %d}
                firstAdmin: {email: admin@foyer.local}
                outboxIsRead: true
                %s""".formatted(
                        quoted(data.resolve("hub")), ports.hub(), ports.broker(), ports.database(), tls()));
    }

    Path kiosk(String device) {
        String known = "port: " + ports.kiosk();
        return write(
                "kiosk.yaml",
                device("kiosk", device, ports.kiosk()).replace(known, known + ", names: [" + House.NAME + "]"));
    }

    Path screen(String device) {
        return write("signage.yaml", device("signage", device, ports.screen()));
    }

    boolean hasSecretOf(String program) {
        return Files.exists(secretFile(program));
    }

    void keepSecretOf(String program, String secret) {
        write(program + ".secret", secret + "\n");
    }

    private String device(String program, String device, int port) {
        return """
                dataFolder: %s
                http: {host: 127.0.0.1, port: %d}
                space: %s
                device: %s
                mqtt: {url: "%s://127.0.0.1:%d", secret: "%s"%s}
                %s""".formatted(
                        quoted(data.resolve(program)),
                        port,
                        House.SPACE,
                        device,
                        authority == null ? "tcp" : "mqtts",
                        ports.broker(),
                        secretOf(program),
                        authority == null ? "" : ", authority: " + quoted(authority.resolve("authority.pem")),
                        tls());
    }

    private String tls() {
        return authority == null
                ? ""
                : "tls: {certificate: %s, key: %s}%n"
                        .formatted(
                                quoted(authority.resolve("server.pem")), quoted(authority.resolve("server-key.pem")));
    }

    private String secretOf(String program) {
        try {
            return Files.readString(secretFile(program)).strip();
        } catch (IOException e) {
            throw new UncheckedIOException("The secret of the " + program + " cannot be read", e);
        }
    }

    private Path secretFile(String program) {
        return data.resolve(program + ".secret");
    }

    private Path write(String name, String text) {
        Path file = data.resolve(name);
        try {
            Files.createDirectories(data);
            Files.deleteIfExists(file);
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            return Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be written", e);
        }
    }

    private static String quoted(Path path) {
        try {
            return new YAMLMapper()
                    .writeValueAsString(path.toString())
                    .replaceFirst("^--- ", "")
                    .strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
