package foyer.wire.journal;

import static foyer.wire.journal.People.adaComesIn;

import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** A kiosk of its own process that prints each check-in after its tick, eight people at the door at a time. */
final class KeepUntilKilled {

    private KeepUntilKilled() {}

    public static void main(String[] arguments) throws InterruptedException {
        Journal journal = Journal.open(Vertx.vertx(), Path.of(arguments[0]));
        for (int person = 0; person < 8; person++) {
            keepOn(journal);
        }
        new CountDownLatch(1).await();
    }

    private static void keepOn(Journal journal) {
        journal.checkIns()
                .keep(adaComesIn())
                .onSuccess(kept -> {
                    System.out.println(kept.seq() + " " + kept.id());
                    keepOn(journal);
                })
                .onFailure(Throwable::printStackTrace);
    }
}
