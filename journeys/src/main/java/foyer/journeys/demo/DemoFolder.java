package foyer.journeys.demo;

import foyer.journeys.house.Checkout;
import foyer.journeys.house.Folders;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Where the demo keeps its data. A mark in it says that it is ours to empty. */
final class DemoFolder {

    private static final String MARK = "this-is-a-foyer-demo";

    private DemoFolder() {}

    static Path open(@Nullable Path chosen, boolean fresh) {
        Path folder = (chosen == null ? Checkout.home().resolve(".foyer/demo") : chosen)
                .toAbsolutePath()
                .normalize();
        try {
            Files.createDirectories(folder);
            boolean ours = Files.exists(folder.resolve(MARK));
            if (!ours && !isEmpty(folder)) {
                throw new NotOurs(folder + " holds something else. Choose an empty or new folder with --data.");
            }
            if (fresh) {
                Folders.empty(folder);
            }
            Files.writeString(
                    folder.resolve(MARK), "Made by ./foyer demo; with --fresh it empties this whole folder.\n");
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(folder + " cannot be used", e);
        }
    }

    private static boolean isEmpty(Path folder) throws IOException {
        try (Stream<Path> inside = Files.list(folder)) {
            return inside.findAny().isEmpty();
        }
    }

    /** A folder that the demo must not touch. */
    static final class NotOurs extends RuntimeException {

        private static final long serialVersionUID = 1;

        NotOurs(String words) {
            super(words);
        }
    }
}
