package foyer.journeys.clock;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * This machine's clock, set back by as much as a file says, in milliseconds. Several processes share the file and with it the
 * time: moved in one, it is moved in all. Any thread.
 */
public final class MovedClock implements InstantSource {

    /** Names the file, in the environment of programs that go by it. */
    public static final String VARIABLE = "FOYER_CLOCK";

    private final InstantSource wall = InstantSource.system();
    private final MappedByteBuffer behindMillis;

    /** Makes the file where there is none; then it is right. */
    public static MovedClock in(Path file) {
        try (FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            if (channel.size() < Long.BYTES) {
                channel.write(ByteBuffer.allocate(Long.BYTES), 0);
            }
            return new MovedClock(channel.map(MapMode.READ_WRITE, 0, Long.BYTES)); // outlives the channel
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot hold a clock", e);
        }
    }

    /** The one that the environment names. */
    static MovedClock told() {
        String file = System.getenv(VARIABLE);
        if (file == null) {
            throw new IllegalStateException("Set " + VARIABLE + " to the file that says how far the clock is set back");
        }
        return in(Path.of(file));
    }

    private MovedClock(MappedByteBuffer behindMillis) {
        this.behindMillis = behindMillis;
    }

    @Override
    public Instant instant() {
        return wall.instant().minusMillis(behindMillis.getLong(0));
    }

    public void set(Instant now) {
        behindMillis.putLong(0, Duration.between(now, wall.instant()).toMillis());
    }

    /** Onwards; backwards where it is negative. */
    public void move(Duration by) {
        behindMillis.putLong(0, behindMillis.getLong(0) - by.toMillis());
    }
}
