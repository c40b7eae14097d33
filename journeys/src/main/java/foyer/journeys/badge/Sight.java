package foyer.journeys.badge;

import com.google.zxing.common.PerspectiveTransform;
import java.awt.image.BufferedImage;
import java.util.Random;

/**
 * A badge or a phone before a camera, on a bad day: one kind of trouble, at random how much of it. Repeatable by its seed.
 * Brightness is from 0 to 255, in floats until the camera's own noise has been added.
 */
public final class Sight {

    private static final int WIDTH = CameraFrame.WIDTH;
    private static final int HEIGHT = CameraFrame.HEIGHT;
    private static final int CODE = 600; // pixels of the drawn code
    private static final int FINE = 2; // as many times finer is the scene drawn than the camera sees

    /** What makes a code hard to read. */
    public enum Trouble {
        NONE,
        BLUR,
        MOTION,
        GLARE,
        SHADOW,
        LOW_LIGHT,
        TILT,
        ROTATION,
        SMALL,
        DARK_MODE,
        MOIRE,
        COVER,
        MIX
    }

    private final Random chance;

    public Sight(long seed) {
        this.chance = new Random(seed);
    }

    /**
     * How a code is held.
     *
     * @param x    of its middle, in pixels
     * @param size of its side
     * @param turn in degrees
     * @param lean how much nearer one side is than the other
     * @param away towards which side it leans, in radians
     */
    record Pose(double x, double y, double size, double turn, double lean, double away) {}

    /** One frame of a badge that is held up with this trouble. */
    public CameraFrame of(Badge badge, Trouble trouble) {
        boolean mixed = trouble == Trouble.MIX;
        double size = trouble == Trouble.SMALL ? between(62, 92) : mixed ? between(110, 200) : between(150, 280);
        double turn = trouble == Trouble.ROTATION ? between(0, 360) : between(-14, 14);
        double lean = trouble == Trouble.TILT ? between(0.25, 0.5) : mixed ? between(0, 0.25) : between(0, 0.08);
        Pose pose = somewhere(size, turn, lean);
        float[] scene = wall();
        draw(scene, badge, pose, trouble == Trouble.DARK_MODE);
        if (trouble == Trouble.SHADOW || mixed) {
            shade(scene, pose);
        }
        if (trouble == Trouble.COVER) {
            cover(
                    scene,
                    pose.x() + between(-0.2, 0.3) * size,
                    pose.y() + between(-0.2, 0.3) * size,
                    size * between(0.06, 0.11));
        }
        if (trouble == Trouble.GLARE || mixed) {
            glare(scene, pose, size * (mixed ? 0.5 : 1));
        }
        double module = size / 41;
        if (trouble == Trouble.BLUR || mixed) {
            scene = blurred(scene, module * between(0.45, mixed ? 0.6 : 0.95));
        }
        if (trouble == Trouble.MOTION) {
            scene = moved(scene, module * between(0.8, 1.8), between(0, Math.PI));
        }
        if (trouble == Trouble.MOIRE) {
            grid(scene);
        }
        boolean dim = trouble == Trouble.LOW_LIGHT;
        return developed(scene, dim ? between(0.12, 0.3) : 1, dim ? between(3, 6) : between(1, 3));
    }

    Pose somewhere(double size, double turn, double lean) {
        double reach = size * 0.75;
        return new Pose(
                between(reach, WIDTH - reach),
                between(reach, HEIGHT - reach),
                size,
                turn,
                lean,
                between(0, 2 * Math.PI));
    }

    /** Over what is there already. */
    static void draw(float[] scene, Badge badge, Pose pose, boolean dark) {
        BufferedImage code = badge.code(CODE);
        PerspectiveTransform toCode = toCode(pose);
        int reach = (int) (pose.size() * 0.8) + 1;
        float[] point = new float[2];
        for (int y = Math.max(0, (int) pose.y() - reach); y < Math.min(HEIGHT, pose.y() + reach); y++) {
            for (int x = Math.max(0, (int) pose.x() - reach); x < Math.min(WIDTH, pose.x() + reach); x++) {
                float sum = 0;
                int inside = 0;
                for (int fine = 0; fine < FINE * FINE; fine++) {
                    point[0] = x + (fine % FINE + 0.5f) / FINE;
                    point[1] = y + (Math.floorDiv(fine, FINE) + 0.5f) / FINE;
                    toCode.transformPoints(point);
                    if (point[0] >= 0 && point[0] < CODE && point[1] >= 0 && point[1] < CODE) {
                        boolean black = code.getRaster().getSample((int) point[0], (int) point[1], 0) == 0;
                        sum += black == dark ? 225 : 28;
                        inside++;
                    }
                }
                int at = y * WIDTH + x;
                scene[at] = (sum + scene[at] * (FINE * FINE - inside)) / (FINE * FINE);
            }
        }
    }

    private static PerspectiveTransform toCode(Pose pose) {
        float[] corners = new float[8];
        double angle = Math.toRadians(pose.turn());
        for (int i = 0; i < 4; i++) {
            double x = (i == 0 || i == 3 ? -0.5 : 0.5) * pose.size();
            double y = (i < 2 ? -0.5 : 0.5) * pose.size();
            double depth = 1 + pose.lean() * (x * Math.cos(pose.away()) + y * Math.sin(pose.away())) / pose.size();
            double across = x * (1 - pose.lean() * Math.abs(Math.cos(pose.away())) * 0.8) / depth;
            double down = y * (1 - pose.lean() * Math.abs(Math.sin(pose.away())) * 0.8) / depth;
            corners[2 * i] = (float) (pose.x() + across * Math.cos(angle) - down * Math.sin(angle));
            corners[2 * i + 1] = (float) (pose.y() + across * Math.sin(angle) + down * Math.cos(angle));
        }
        return PerspectiveTransform.quadrilateralToQuadrilateral(
                corners[0],
                corners[1],
                corners[2],
                corners[3],
                corners[4],
                corners[5],
                corners[6],
                corners[7],
                0,
                0,
                CODE,
                0,
                CODE,
                CODE,
                0,
                CODE);
    }

    float[] wall() {
        float[] wall = new float[WIDTH * HEIGHT];
        double from = between(60, 120);
        double to = between(110, 190);
        for (int i = 0; i < wall.length; i++) {
            wall[i] = (float) (from + (to - from) * (column(i) + row(i)) / (WIDTH + HEIGHT));
        }
        for (int board = 0; board < 6; board++) {
            int left = chance.nextInt(WIDTH - 60);
            int top = chance.nextInt(HEIGHT - 60);
            int width = 20 + chance.nextInt(140);
            int height = 20 + chance.nextInt(140);
            float grey = (float) between(30, 220);
            for (int y = top; y < Math.min(HEIGHT, top + height); y++) {
                for (int x = left; x < Math.min(WIDTH, left + width); x++) {
                    wall[y * WIDTH + x] = grey;
                }
            }
        }
        return wall;
    }

    /** Light from one side, and the edge of a shadow across. */
    private void shade(float[] scene, Pose pose) {
        double angle = between(0, Math.PI);
        double edge = between(-40, 40);
        double dark = between(0.25, 0.5);
        for (int i = 0; i < scene.length; i++) {
            double side = (column(i) - pose.x()) * Math.cos(angle) + (row(i) - pose.y()) * Math.sin(angle);
            double share = Math.max(0, Math.min(1, (side - edge) / 12 + 0.5));
            scene[i] *= (float) (dark + (1 - dark) * share);
        }
    }

    static void cover(float[] scene, double x, double y, double radius) {
        for (int i = 0; i < scene.length; i++) {
            if (Math.hypot(column(i) - x, row(i) - y) < radius) {
                scene[i] = 95;
            }
        }
    }

    private void glare(float[] scene, Pose pose, double size) {
        double x = pose.x() + between(-0.3, 0.3) * size;
        double y = pose.y() + between(-0.3, 0.3) * size;
        double radius = size * between(0.1, 0.2);
        for (int i = 0; i < scene.length; i++) {
            double away = Math.hypot(column(i) - x, row(i) - y) / radius;
            scene[i] += (float) (350 * Math.exp(-away * away));
        }
    }

    static float[] blurred(float[] scene, double sigma) {
        int radius = Math.max(1, (int) Math.ceil(2 * sigma));
        double[] kernel = new double[2 * radius + 1];
        double sum = 0;
        for (int i = -radius; i <= radius; i++) {
            kernel[i + radius] = Math.exp(-i * i / (2 * sigma * sigma));
            sum += kernel[i + radius];
        }
        for (int i = 0; i < kernel.length; i++) {
            kernel[i] /= sum;
        }
        return along(along(scene, kernel, 1, 0), kernel, 0, 1);
    }

    /** By so many pixels, in this direction. */
    static float[] moved(float[] scene, double pixels, double angle) {
        float[] moved = new float[scene.length];
        int steps = 9;
        for (int i = 0; i < scene.length; i++) {
            double sum = 0;
            for (int step = 0; step < steps; step++) {
                double way = pixels * (step / (steps - 1.0) - 0.5);
                sum += at(scene, column(i) + way * Math.cos(angle), row(i) + way * Math.sin(angle));
            }
            moved[i] = (float) (sum / steps);
        }
        return moved;
    }

    /** A display's own grid, seen through the camera's. */
    private void grid(float[] scene) {
        double period = between(2.1, 3.4);
        double angle = between(0, Math.PI);
        double depth = between(0.1, 0.25);
        for (int i = 0; i < scene.length; i++) {
            double along = column(i) * Math.cos(angle) + row(i) * Math.sin(angle);
            scene[i] *= (float) (1 - depth * (0.5 + 0.5 * Math.sin(2 * Math.PI * along / period)));
        }
    }

    CameraFrame developed(float[] scene, double light, double noise) {
        byte[] points = new byte[scene.length];
        for (int i = 0; i < points.length; i++) {
            double value = scene[i] * light + chance.nextGaussian() * noise;
            points[i] = (byte) Math.max(0, Math.min(255, Math.round(value)));
        }
        return new CameraFrame(points);
    }

    private static float[] along(float[] scene, double[] kernel, int stepX, int stepY) {
        float[] result = new float[scene.length];
        int radius = kernel.length / 2;
        for (int i = 0; i < scene.length; i++) {
            double sum = 0;
            for (int k = -radius; k <= radius; k++) {
                int x = Math.max(0, Math.min(WIDTH - 1, column(i) + k * stepX));
                int y = Math.max(0, Math.min(HEIGHT - 1, row(i) + k * stepY));
                sum += kernel[k + radius] * scene[y * WIDTH + x];
            }
            result[i] = (float) sum;
        }
        return result;
    }

    private static double at(float[] scene, double x, double y) {
        int column = (int) Math.max(0, Math.min(WIDTH - 1, Math.round(x)));
        int row = (int) Math.max(0, Math.min(HEIGHT - 1, Math.round(y)));
        return scene[row * WIDTH + column];
    }

    private static int column(int point) {
        return point % WIDTH;
    }

    private static int row(int point) {
        return point / WIDTH;
    }

    double between(double from, double to) {
        return from + (to - from) * chance.nextDouble();
    }
}
