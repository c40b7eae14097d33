package foyer.hub.devices;

import foyer.hub.pace.OnceMore;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who may enter a Mosquitto and touch what, as the two files it reads: {@code passwords} and {@code rights}. They are
 * written whole at every change and Mosquitto is told; it then looks at everybody who is connected once more, and whoever
 * is no longer in the files is disconnected (Mosquitto 2.0: the clients' passwords are checked anew at SIGHUP).
 *
 * <p>Its acl_file says nothing about subscribing: a device may subscribe to anything and hears only what it may read.
 */
public final class MosquittoFiles {

    private static final Logger log = LoggerFactory.getLogger(MosquittoFiles.class);

    private static final long RELOAD_SECONDS = 5;

    /** Mosquitto's group reads along where the folder hands its group down (setgid); others never. */
    private static final String MODE = "rw-r-----";

    private final Vertx vertx;
    private final Devices devices;
    private final Path folder;
    private final String hub;
    private final String hubHash;
    private final List<String> reload;
    private final OnceMore<String> writing;

    /**
     * Nothing is written before {@link #write}.
     *
     * @param hub    the hub's own user there
     * @param reload a program and its arguments, run without a shell; empty where somebody else tells Mosquitto
     */
    public MosquittoFiles(Vertx vertx, Devices devices, Path folder, String hub, String password, List<String> reload) {
        this.vertx = vertx;
        this.devices = devices;
        this.folder = folder;
        this.hub = hub;
        this.hubHash = BrokerHash.of(password, new SecureRandom());
        this.reload = List.copyOf(reload);
        this.writing = new OnceMore<>(vertx, "The rights for Mosquitto", Duration.ZERO, folderName -> write());
    }

    /** Soon, and once more after the last change. */
    public void changed() {
        writing.wish(folder.toString());
    }

    public Future<Void> write() {
        List<Devices.BrokerUser> users = devices.brokerUsers().stream()
                .sorted(Comparator.comparing(Devices.BrokerUser::clientId))
                .toList();
        return vertx.executeBlocking(() -> {
            Files.createDirectories(folder);
            replace(folder.resolve("passwords"), passwords(users));
            replace(folder.resolve("rights"), rights(users));
            tellMosquitto();
            return null;
        });
    }

    private String passwords(List<Devices.BrokerUser> users) {
        StringBuilder text = new StringBuilder(hub).append(':').append(hubHash).append('\n');
        for (Devices.BrokerUser user : users) {
            if (user.hash() == null) {
                log.warn("{} was added before Foyer wrote this file; let it in anew to use it here", user.clientId());
            } else {
                text.append(user.clientId()).append(':').append(user.hash()).append('\n');
            }
        }
        return text.toString();
    }

    private String rights(List<Devices.BrokerUser> users) {
        StringBuilder text = new StringBuilder("# Written by Foyer at every change; what is added by hand goes.\n");
        text.append("user ").append(hub).append("\ntopic readwrite foyer/v1/#\n");
        for (Devices.BrokerUser user : users) {
            text.append("\nuser ").append(user.clientId()).append('\n');
            TopicRights.says(user.kind(), user.clientId())
                    .forEach(topic -> text.append("topic write ").append(topic).append('\n'));
            TopicRights.hears(user.kind(), user.clientId())
                    .forEach(topic -> text.append("topic read ").append(topic).append('\n'));
        }
        return text.toString();
    }

    /** Whole or not at all, and readable by nobody else at any moment. */
    private static void replace(Path file, String text) throws IOException {
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(fresh);
        FileAttribute<?> mode = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(MODE));
        try (FileChannel out =
                FileChannel.open(fresh, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), mode)) {
            ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                out.write(bytes);
            }
            out.force(true);
        }
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private void tellMosquitto() throws InterruptedException {
        if (reload.isEmpty()) {
            log.info("Wrote {}; no mqtt.reloadCommand is set, so somebody else must tell Mosquitto", folder);
            return;
        }
        Process telling;
        try {
            telling = new ProcessBuilder(reload)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            log.error("{} cannot be run ({}); Mosquitto may not know who was shut out", reload, e.getMessage());
            return;
        }
        if (!telling.waitFor(RELOAD_SECONDS, TimeUnit.SECONDS)) {
            telling.destroyForcibly();
            log.error("{} did not end within {} s; Mosquitto may not know who was shut out", reload, RELOAD_SECONDS);
        } else if (telling.exitValue() != 0) {
            log.error("{} failed ({}); Mosquitto may not know who was shut out", reload, telling.exitValue());
        } else {
            log.info("Wrote {} and told Mosquitto", folder);
        }
    }
}
