package foyer.hub.embedded;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

/**
 * Who PostgreSQL runs as. It refuses root, so where the hub is root, its programs are started through whatever of
 * {@code unshare}, {@code setpriv}, {@code su} and {@code sudo} works here.
 *
 * @param prefix put before each command
 * @param owner  the numeric user who must own the files, or -1 where they are ours anyway
 */
record PlainUser(List<String> prefix, int owner) {

    private static final int NOBODY = 65534;

    /** In a user namespace without a mapping we look like nobody, yet the files stay root's: nothing to hand over. */
    private static final List<PlainUser> WAYS = List.of(
            new PlainUser(List.of(), -1),
            new PlainUser(List.of("unshare", "-U", "--"), 0),
            new PlainUser(List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups", "--"), NOBODY),
            new PlainUser(List.of("su", "-s", "/bin/sh", "-c", "exec \"$0\" \"$@\"", "--", "nobody"), NOBODY),
            new PlainUser(List.of("sudo", "-n", "-u", "nobody", "--"), NOBODY));

    static PlainUser choose() {
        return WAYS.stream()
                .filter(PlainUser::isNotRoot)
                .findFirst()
                .orElseThrow(() -> new EmbeddedProblem("PostgreSQL does not run as root, and neither unshare, setpriv,"
                        + " su nor sudo can start it as somebody else here. Start Foyer as an ordinary user, or set"
                        + " FOYER_DATABASE_URL to a PostgreSQL that runs already."));
    }

    List<String> command(String... command) {
        List<String> whole = new ArrayList<>(prefix);
        Collections.addAll(whole, command);
        return whole;
    }

    /** Gives the folder and what is in it to this user; the folder itself last, so that a broken hand-over is repeated. */
    void own(Path folder) throws IOException {
        if (owner < 0 || Files.getAttribute(folder, "unix:uid").equals(owner)) {
            return;
        }
        List<Path> all;
        try (Stream<Path> walk = Files.walk(folder)) {
            all = new ArrayList<>(walk.toList());
        }
        Collections.reverse(all);
        for (Path each : all) {
            Files.setAttribute(each, "unix:uid", owner, LinkOption.NOFOLLOW_LINKS);
        }
    }

    /** A folder below somebody's private home is out of an unprivileged user's reach. */
    void mustReach(Path folder) {
        if (owner > 0 && !ends(command("test", "-w", folder.toString())).equals("0:")) {
            throw new EmbeddedProblem("PostgreSQL does not run as root, and the unprivileged user nobody cannot reach "
                    + folder + ". Put the data folder elsewhere (for example /var/lib/foyer), or start Foyer as an"
                    + " ordinary user.");
        }
    }

    private boolean isNotRoot() {
        String answer = ends(command("id", "-u"));
        return answer.startsWith("0:") && !answer.equals("0:0");
    }

    /** The exit code and what was said, as "0:words"; a program that is not there says nothing. */
    private static String ends(List<String> command) {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .redirectInput(
                            ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                    .start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            return process.waitFor() + ":" + said;
        } catch (IOException notThere) {
            return "";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EmbeddedProblem("Interrupted while running " + Arrays.asList(command.toArray()), e);
        }
    }
}
