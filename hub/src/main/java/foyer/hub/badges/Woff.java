package foyer.hub.badges;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** Web fonts as the page's library ships them (WOFF 1.0, https://www.w3.org/TR/WOFF/), unpacked to what can be embedded. */
final class Woff {

    private static final int SIGNATURE = 0x774F4646; // "wOFF"
    private static final int HEADER = 44;
    private static final int ENTRY = 20;
    private static final int SFNT_HEADER = 12;
    private static final int SFNT_ENTRY = 16;

    private Woff() {}

    /** The same tables in the same order, each inflated, each beginning at a multiple of four. */
    static byte[] unpack(byte[] woff) throws IOException {
        ByteBuffer in = ByteBuffer.wrap(woff);
        if (in.getInt(0) != SIGNATURE) {
            throw new IOException("This is no WOFF file");
        }
        int tables = in.getShort(12);
        ByteBuffer out = ByteBuffer.allocate(in.getInt(16) + 4 * tables);
        int power = Integer.highestOneBit(tables);
        out.putInt(in.getInt(4)).putShort((short) tables);
        out.putShort((short) (power * SFNT_ENTRY));
        out.putShort((short) Integer.numberOfTrailingZeros(power));
        out.putShort((short) ((tables - power) * SFNT_ENTRY));
        int end = SFNT_HEADER + tables * SFNT_ENTRY;
        for (int i = 0; i < tables; i++) {
            int entry = HEADER + i * ENTRY;
            int length = in.getInt(entry + 12);
            byte[] table = inflated(woff, in.getInt(entry + 4), in.getInt(entry + 8), length);
            out.putInt(in.getInt(entry))
                    .putInt(in.getInt(entry + 16))
                    .putInt(end)
                    .putInt(length);
            out.put(end, table);
            end += (length + 3) / 4 * 4;
        }
        byte[] sfnt = new byte[end];
        out.get(0, sfnt);
        return sfnt;
    }

    private static byte[] inflated(byte[] woff, int offset, int packed, int length) throws IOException {
        byte[] table = new byte[length];
        if (packed == length) { // kept as it is
            System.arraycopy(woff, offset, table, 0, length);
            return table;
        }
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(woff, offset, packed);
            if (inflater.inflate(table) != length) {
                throw new IOException("A table of the font is cut off");
            }
            return table;
        } catch (DataFormatException e) {
            throw new IOException("A table of the font cannot be unpacked", e);
        } finally {
            inflater.end();
        }
    }
}
