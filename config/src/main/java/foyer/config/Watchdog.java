package foyer.config;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Ends a program that has stopped moving, so that whoever keeps it running (systemd's {@code Restart=always}) starts it anew.
 * It counts its own looks, not time: a machine that slept, or a process that was held, has missed none. Any thread.
 */
public final class Watchdog {

    /** As {@code EX_SOFTWARE} of sysexits.h: the program itself is at fault. */
    private static final int EXIT = 70;

    private static final int RESTS = -1;

    private final int most;
    private final Runnable bite;
    private final AtomicInteger missed = new AtomicInteger(RESTS); // looks since the last sign of life

    /** Looks on a thread of its own; does nothing before the first {@link #alive}. */
    public static Watchdog awake(Duration betweenLooks, Duration patience) {
        Watchdog dog = new Watchdog((int) Math.max(1, patience.dividedBy(betweenLooks)), Watchdog::end);
        Thread looking = new Thread(() -> dog.look(betweenLooks), "watchdog");
        looking.setDaemon(true);
        looking.start();
        return dog;
    }

    /** One that never looks, for tests. */
    public static Watchdog asleep() {
        return new Watchdog(Integer.MAX_VALUE, () -> {});
    }

    Watchdog(int most, Runnable bite) {
        this.most = most;
        this.bite = bite;
    }

    /** A sign of life, to be given from where the work is done. */
    public void alive() {
        missed.set(0);
    }

    /** Nothing is to be expected until the next sign of life. */
    public void rest() {
        missed.set(RESTS);
    }

    void look() {
        int now = missed.updateAndGet(before -> before == RESTS ? RESTS : before + 1);
        if (now == most) {
            bite.run();
        }
    }

    private void look(Duration every) {
        try {
            for (; ; ) {
                Thread.sleep(every.toMillis());
                look();
            }
        } catch (InterruptedException programEnds) {
            Thread.currentThread().interrupt();
        }
    }

    /** Where each thread is, for whoever looks into the log; then the end, without waiting for anything. */
    private static void end() {
        System.err.println("The program has stopped moving. It ends now, to be started anew; what was kept is kept.");
        for (ThreadInfo thread : ManagementFactory.getThreadMXBean().dumpAllThreads(true, true)) {
            System.err.print(thread);
        }
        Runtime.getRuntime().halt(EXIT);
    }
}
