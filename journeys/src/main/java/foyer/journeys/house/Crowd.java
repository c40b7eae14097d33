package foyer.journeys.house;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The sample space with a great many members, for what needs more than sixty. */
public final class Crowd {

    private Crowd() {}

    public static Path of(int members, Path folder) {
        try {
            Files.createDirectories(folder);
            for (String file : List.of("space.yaml", "events.ics", "prompts.csv")) {
                Files.writeString(
                        folder.resolve(file),
                        Files.readString(Checkout.sampleSpace().resolve(file)));
            }
            StringBuilder csv = new StringBuilder("id,name,displayName,email,languages,interests,offers,wants,"
                    + "background,challenge,onScreens,introductions,memberSince\r\n");
            for (int i = 1; i <= members; i++) {
                csv.append("N%05d,Neighbour %d,Neighbour %d,,en,,,,,,no,no,2026-01-05\r\n".formatted(i, i, i));
            }
            Files.writeString(folder.resolve("members.csv"), csv);
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
