package foyer.journeys.bench;

import foyer.hub.database.DatabaseAddress;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/** Single rows where pgbench is not installed: a thread and a JDBC connection each. */
final class OwnConnections implements SingleRows {

    private final DatabaseAddress database;
    private final String statement;
    private final int members;

    OwnConnections(DatabaseAddress database, BenchSpace space) {
        this.database = database;
        this.statement = SingleRows.statement(space, "?", "?");
        this.members = space.members();
    }

    @Override
    public String name() {
        return "single rows, " + CONNECTIONS + " connections of our own, prepared";
    }

    @Override
    public double run(int seconds) {
        ExecutorService threads = Executors.newFixedThreadPool(CONNECTIONS);
        try {
            List<Future<Long>> counts = new ArrayList<>();
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
            for (int i = 0; i < CONNECTIONS; i++) {
                counts.add(threads.submit(() -> commitUntil(end)));
            }
            long sum = 0;
            for (Future<Long> count : counts) {
                sum += count.get();
            }
            return (double) sum / seconds;
        } catch (ExecutionException e) {
            throw new IllegalStateException("A connection failed", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while measuring", e);
        } finally {
            threads.shutdownNow();
        }
    }

    private long commitUntil(long end) throws SQLException {
        String url = "jdbc:postgresql://" + database.host() + ":" + database.port() + "/" + database.database();
        try (Connection connection = DriverManager.getConnection(url, database.user(), database.password());
                PreparedStatement one = connection.prepareStatement(statement)) {
            long count = 0;
            while (System.nanoTime() < end) {
                one.setLong(1, 1 + ThreadLocalRandom.current().nextInt(members));
                one.setInt(2, ThreadLocalRandom.current().nextBoolean() ? 1 : -1);
                one.executeUpdate();
                count++;
            }
            return count;
        }
    }
}
