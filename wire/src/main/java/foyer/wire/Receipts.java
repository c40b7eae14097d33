package foyer.wire;

import java.util.List;

/** What the hub publishes on {@code …/receipts}: only after the commit, at most 100 together. */
public record Receipts(List<Receipt> receipts) {

    public static final int MOST = 100;

    public Receipts {
        receipts = List.copyOf(Required.present(receipts, "receipts"));
        Required.that(receipts.size() <= MOST, "receipts may hold at most " + MOST);
    }
}
