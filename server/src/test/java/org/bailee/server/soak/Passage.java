package org.bailee.server.soak;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// The only way from a server to its database, which a test may shut and open again.
final class Passage implements AutoCloseable {
    private final InetSocketAddress target;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final int port;
    private volatile ServerSocket door;

    private Passage(InetSocketAddress target, ServerSocket door) {
        this.target = target;
        this.door = door;
        this.port = door.getLocalPort();
        serve(door);
    }

    static Passage to(String host, int port) throws IOException {
        return new Passage(
                new InetSocketAddress(host, port), new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
    }

    int port() {
        return port;
    }

    /// From here on connections are refused, and those there were are broken.
    void shut() throws IOException {
        door.close();
        for (Socket socket : sockets) {
            socket.close();
        }
    }

    void open() throws IOException {
        ServerSocket again = new ServerSocket();
        again.setReuseAddress(true);
        again.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        door = again;
        serve(again);
    }

    @Override
    public void close() throws IOException {
        shut();
    }

    private void serve(ServerSocket opened) {
        Thread.ofVirtual().start(() -> {
            while (!opened.isClosed()) {
                try {
                    Socket from = opened.accept();
                    Socket to = new Socket();
                    sockets.add(from);
                    sockets.add(to);
                    to.connect(target);
                    pump(from, to);
                    pump(to, from);
                    if (opened.isClosed()) {
                        shut();
                    }
                } catch (IOException _) {
                    // Shut meanwhile.
                }
            }
        });
    }

    private void pump(Socket from, Socket to) {
        Thread.ofVirtual().start(() -> {
            try (from;
                    to) {
                from.getInputStream().transferTo(to.getOutputStream());
            } catch (IOException _) {
                // One end is gone; so is the other.
            } finally {
                sockets.remove(from);
                sockets.remove(to);
            }
        });
    }
}
