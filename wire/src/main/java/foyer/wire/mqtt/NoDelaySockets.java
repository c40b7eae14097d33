package foyer.wire.mqtt;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import javax.net.SocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * Sockets that send at once (TCP_NODELAY: 88 ms against 0.25 ms for a round trip). Remembers its one socket, because
 * closing it is the only sure way to make Paho give up while it waits for the broker's answer.
 */
final class NoDelaySockets extends SocketFactory {

    private volatile @Nullable Socket socket;
    private volatile boolean closed;

    @Override
    public Socket createSocket() throws IOException {
        Socket fresh = new Socket();
        fresh.setTcpNoDelay(true);
        socket = fresh;
        if (closed) {
            fresh.close();
        }
        return fresh;
    }

    void close() {
        closed = true;
        Socket open = socket;
        if (open != null) {
            try {
                open.close();
            } catch (IOException alreadyBroken) {
                // There is nobody left to tell.
            }
        }
    }

    @Override
    public Socket createSocket(String host, int port) {
        throw new UnsupportedOperationException("Paho connects the socket itself");
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress local, int localPort) {
        throw new UnsupportedOperationException("Paho connects the socket itself");
    }

    @Override
    public Socket createSocket(InetAddress host, int port) {
        throw new UnsupportedOperationException("Paho connects the socket itself");
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort) {
        throw new UnsupportedOperationException("Paho connects the socket itself");
    }
}
