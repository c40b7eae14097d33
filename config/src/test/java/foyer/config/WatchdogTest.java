package foyer.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class WatchdogTest {

    private final AtomicInteger bites = new AtomicInteger();
    private final Watchdog dog = new Watchdog(3, bites::incrementAndGet);

    @Test
    void aProgramThatGivesSignsOfLifeIsLeftAlone() {
        for (int i = 0; i < 10; i++) {
            dog.alive();
            dog.look();
            dog.look();
        }
        assertThat(bites).hasValue(0);
    }

    @Test
    void aProgramThatHasStoppedMovingIsEnded() {
        dog.alive();
        dog.look();
        dog.look();
        assertThat(bites).hasValue(0);
        dog.look();
        assertThat(bites).hasValue(1);
    }

    @Test
    void nothingIsExpectedBeforeTheFirstSignOfLifeNorOfOneThatRests() {
        looks(10);
        dog.alive();
        dog.rest();
        looks(10);
        assertThat(bites).hasValue(0);
    }

    private void looks(int times) {
        for (int i = 0; i < times; i++) {
            dog.look();
        }
    }
}
