package foyer.journeys.house;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A network cable between two programs. Once it is pulled, neither hears anything from the other, not even that it has
 * gone: what was said on it before stays dead, and only a new connection over the plugged cable gets through.
 */
public final class Cable implements AutoCloseable {

    private static final int PIECE = 64 * 1024;

    private final ServerSocket here;
    private final int there;
    private final Set<Socket> ends = ConcurrentHashMap.newKeySet();
    private final Set<Socket> dead = ConcurrentHashMap.newKeySet();
    private volatile boolean pulled;

    /** To a port of this machine. */
    public static Cable to(int there) {
        try {
            return new Cable(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), there);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Cable(ServerSocket here, int there) {
        this.here = here;
        this.there = there;
        own("accepting", this::accept);
    }

    public int port() {
        return here.getLocalPort();
    }

    public void pull() {
        pulled = true;
        dead.addAll(ends);
    }

    public void plugIn() {
        pulled = false;
    }

    /** Both ends are told at once, as when a broker restarts; whoever connects again gets through. */
    public void interrupt() {
        ends.forEach(Cable::closeQuietly);
        ends.clear();
    }

    @Override
    public void close() {
        closeQuietly(here);
        ends.forEach(Cable::closeQuietly);
    }

    private void accept() {
        while (!here.isClosed()) {
            try {
                Socket near = here.accept();
                ends.add(near);
                if (pulled) {
                    dead.add(near); // and stays open, as a line into nowhere does
                    continue;
                }
                Socket far = new Socket(InetAddress.getLoopbackAddress(), there);
                ends.add(far);
                near.setTcpNoDelay(true);
                far.setTcpNoDelay(true);
                own("out", () -> carry(near, far));
                own("back", () -> carry(far, near));
            } catch (IOException closedOrNobodyThere) {
                // whoever connected hears nothing, as it would be
            }
        }
    }

    private void carry(Socket from, Socket to) {
        byte[] piece = new byte[PIECE];
        try {
            for (int count = from.getInputStream().read(piece);
                    count >= 0;
                    count = from.getInputStream().read(piece)) {
                if (!dead.contains(from)) {
                    to.getOutputStream().write(piece, 0, count);
                }
            }
        } catch (IOException gone) {
            // the other end is told below
        }
        if (!dead.contains(from)) {
            closeQuietly(from);
            closeQuietly(to);
        }
    }

    private static void own(String name, Runnable work) {
        Thread thread = new Thread(work, "cable-" + name);
        thread.setDaemon(true);
        thread.start();
    }

    private static void closeQuietly(AutoCloseable open) {
        try {
            open.close();
        } catch (Exception alreadyGone) {
            // nothing more to close
        }
    }
}
