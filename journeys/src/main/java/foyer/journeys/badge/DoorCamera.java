package foyer.journeys.badge;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.awt.image.ConvolveOp;
import java.awt.image.DataBufferByte;
import java.awt.image.Kernel;
import java.util.Random;

/** Sees a badge as a cheap camera in a hallway does: tilted, a little soft, unevenly lit, noisy. Repeatable by its seed. */
public final class DoorCamera {

    private static final int CODE_SIZE = 270;

    private static final double USUAL_NOISE = 4; // standard deviation, of 255

    private final Random chance;
    private final double noise;

    public DoorCamera(long seed) {
        this(seed, USUAL_NOISE);
    }

    private DoorCamera(long seed, double noise) {
        this.chance = new Random(seed);
        this.noise = noise;
    }

    /** A better camera, without any noise. */
    public static DoorCamera clear(long seed) {
        return new DoorCamera(seed, 0);
    }

    /** The hallway with nobody in it. */
    public CameraFrame seesNobody() {
        return developed(hallway());
    }

    public CameraFrame sees(Badge badge) {
        BufferedImage scene = hallway();
        Graphics2D pen = scene.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        pen.transform(somewhereNearTheMiddle());
        pen.setColor(new Color(236, 236, 236));
        pen.fillRoundRect(-CODE_SIZE / 2 - 12, -CODE_SIZE / 2 - 12, CODE_SIZE + 24, CODE_SIZE + 70, 24, 24);
        pen.drawImage(badge.code(CODE_SIZE * 2), -CODE_SIZE / 2, -CODE_SIZE / 2, CODE_SIZE, CODE_SIZE, null);
        pen.dispose();
        return developed(scene);
    }

    /** A hand does not hold still: up to 8 degrees, a tenth of the size, and a slight lean. */
    private AffineTransform somewhereNearTheMiddle() {
        AffineTransform place = AffineTransform.getTranslateInstance(
                CameraFrame.WIDTH / 2.0 + between(-60, 60), CameraFrame.HEIGHT / 2.0 + between(-30, 30));
        place.rotate(Math.toRadians(between(-8, 8)));
        place.shear(between(-0.05, 0.05), between(-0.05, 0.05));
        double size = between(0.9, 1.1);
        place.scale(size, size);
        return place;
    }

    private BufferedImage hallway() {
        BufferedImage scene = new BufferedImage(CameraFrame.WIDTH, CameraFrame.HEIGHT, BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D pen = scene.createGraphics();
        pen.setPaint(new GradientPaint(0, 0, grey(70, 110), CameraFrame.WIDTH, CameraFrame.HEIGHT, grey(130, 180)));
        pen.fillRect(0, 0, CameraFrame.WIDTH, CameraFrame.HEIGHT);
        pen.dispose();
        return scene;
    }

    private CameraFrame developed(BufferedImage scene) {
        float[] soft = {1 / 16f, 2 / 16f, 1 / 16f, 2 / 16f, 4 / 16f, 2 / 16f, 1 / 16f, 2 / 16f, 1 / 16f};
        BufferedImage softened =
                new ConvolveOp(new Kernel(3, 3, soft), ConvolveOp.EDGE_NO_OP, null).filter(scene, null);
        byte[] points = ((DataBufferByte) softened.getRaster().getDataBuffer())
                .getData()
                .clone();
        for (int i = 0; i < points.length; i++) {
            double noisy = (points[i] & 0xff) + chance.nextGaussian() * noise;
            points[i] = (byte) Math.max(0, Math.min(255, Math.round(noisy)));
        }
        return new CameraFrame(points);
    }

    private Color grey(double from, double to) {
        int level = (int) between(from, to);
        return new Color(level, level, level);
    }

    private double between(double from, double to) {
        return from + (to - from) * chance.nextDouble();
    }
}
