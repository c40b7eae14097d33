package foyer.wire.fuzz;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;

/** Broken inputs made of good ones: cut, doubled, put together anew, with bytes turned over and words put in. */
public final class Mangled {

    private static final int MOST_CHANGES = 6;
    private static final int LONGEST = 1 << 16;

    private final Random random = new Random(20261121); // the same inputs at each run
    private final List<byte[]> good;
    private final List<byte[]> words;

    /** @param words what means something to the reader */
    public Mangled(List<byte[]> good, List<String> words) {
        this.good = good;
        this.words = words.stream()
                .map(word -> word.getBytes(StandardCharsets.UTF_8))
                .toList();
    }

    /** The good ones first, then so many broken ones. Whatever is thrown names the input. */
    public void each(int many, Consumer<byte[]> target) {
        good.forEach(input -> run(input, target));
        for (int i = 0; i < many; i++) {
            byte[] input = good.get(random.nextInt(good.size()));
            for (int changes = 1 + random.nextInt(MOST_CHANGES); changes > 0; changes--) {
                input = changed(input);
            }
            run(input, target);
        }
    }

    private static void run(byte[] input, Consumer<byte[]> target) {
        try {
            target.accept(input);
        } catch (Throwable e) {
            String shown = new String(input, 0, Math.min(input.length, 2_000), StandardCharsets.ISO_8859_1);
            throw new AssertionError("Reading these " + input.length + " bytes: " + shown, e);
        }
    }

    private byte[] changed(byte[] input) {
        int at = random.nextInt(input.length + 1);
        int to = at + random.nextInt(input.length - at + 1);
        return switch (random.nextInt(7)) {
            case 0 -> joined(before(input, at), after(input, to)); // a piece is missing
            case 1 -> joined(before(input, to), after(input, at)); // a piece is there twice
            case 2 -> joined(before(input, at), words.get(random.nextInt(words.size())), after(input, at));
            case 3 -> joined(before(input, at), words.get(random.nextInt(words.size())), after(input, to));
            case 4 -> joined(before(input, at), new byte[] {(byte) random.nextInt()}, after(input, at));
            case 5 -> joined(before(input, at), after(good.get(random.nextInt(good.size())), at));
            default -> turned(input, at);
        };
    }

    private byte[] turned(byte[] input, int at) {
        byte[] other = input.clone();
        if (at < other.length) {
            other[at] ^= (byte) (1 << random.nextInt(8));
        }
        return other;
    }

    private static byte[] before(byte[] input, int end) {
        return Arrays.copyOf(input, Math.min(end, input.length));
    }

    private static byte[] after(byte[] input, int start) {
        return Arrays.copyOfRange(input, Math.min(start, input.length), input.length);
    }

    private static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.write(part, 0, Math.min(part.length, LONGEST - all.size()));
        }
        return all.toByteArray();
    }
}
