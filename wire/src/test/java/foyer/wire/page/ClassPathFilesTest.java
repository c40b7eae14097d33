package foyer.wire.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ClassPathFilesTest {

    @Test
    void aFolderOnDiskIsReadWhole() {
        assertThat(ClassPathFiles.inFolder("page/test")).containsOnlyKeys("hello.html", "hello.js");
    }

    @Test
    void aFolderInAJarIsReadLikeOneOnDisk() {
        assertThat(ClassPathFiles.inFolder("org/slf4j/spi"))
                .containsKey("MDCAdapter.class")
                .allSatisfy((path, bytes) -> assertThat(bytes).as(path).isNotEmpty());
    }
}
