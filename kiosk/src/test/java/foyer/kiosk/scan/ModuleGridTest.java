package foyer.kiosk.scan;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ModuleGridTest {

    @Test
    void aModuleIsDarkBelowTheBorderAndTheSurerTheFurtherFromIt() {
        ModuleGrid grid = new ModuleGrid(2, new float[] {-3, 1, -0.5f, 0});

        assertThat(grid.isDark(0, 0)).isTrue();
        assertThat(grid.isDark(1, 0)).isEqualTo(grid.isDark(1)).isFalse();
        assertThat(grid.isDark(0, 1)).isEqualTo(grid.isDark(2)).isTrue();
        assertThat(grid.isDark(1, 1))
                .as("on the border it is light, and not sure at all")
                .isFalse();
        assertThat(new float[] {grid.surety(0), grid.surety(1), grid.surety(2), grid.surety(3)})
                .containsExactly(3, 1, 0.5f, 0);
    }
}
