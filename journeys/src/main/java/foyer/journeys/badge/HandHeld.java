package foyer.journeys.badge;

import foyer.journeys.badge.Sight.Pose;
import java.util.ArrayList;
import java.util.List;

/**
 * Somebody holds a badge before the camera: it comes in fast and out of focus, a thumb over a part of it, slows down, and is never
 * quite still. Repeatable by its seed.
 *
 * @param firstSharp the first frame in which neither its movement nor its blur is as wide as four tenths of a module
 */
public record HandHeld(List<CameraFrame> frames, int firstSharp) {

    public static final int FRAMES_PER_SECOND = 24;

    private static final double EXPOSURE = 1 / 60.0; // seconds
    private static final double SHARP = 0.4; // modules
    private static final double SECONDS = 2.2;

    public static HandHeld film(long seed, Badge badge, int modules) {
        Sight sight = new Sight(seed);
        double size = sight.between(170, 270);
        double module = size / (modules + 8);
        Pose end = sight.somewhere(size, sight.between(-15, 15), sight.between(0, 0.15));
        double fromX = end.x() + (sight.between(0, 1) < 0.5 ? -1 : 1) * sight.between(180, 320);
        double fromY = end.y() + sight.between(-120, 120);
        double slows = sight.between(0.12, 0.25); // seconds, to a third of its speed
        double focuses = sight.between(0.1, 0.3);
        double thumbX = sight.between(-0.32, 0.32);
        double thumbY = sight.between(0.05, 0.32);
        double thumb = size * sight.between(0.04, 0.075);
        float[] wall = sight.wall();

        List<CameraFrame> frames = new ArrayList<>();
        int firstSharp = -1;
        for (int i = 0; i < SECONDS * FRAMES_PER_SECOND; i++) {
            double t = (double) i / FRAMES_PER_SECOND;
            double left = Math.exp(-t / slows);
            double trembling = size * 0.012;
            double x = end.x() + (fromX - end.x()) * left + trembling * Math.sin(9 * t + seed);
            double y = end.y() + (fromY - end.y()) * left + trembling * Math.sin(7 * t + 2 * seed);
            double speedX = -(fromX - end.x()) * left / slows + trembling * 9 * Math.cos(9 * t + seed);
            double speedY = -(fromY - end.y()) * left / slows + trembling * 7 * Math.cos(7 * t + 2 * seed);
            double moved = Math.hypot(speedX, speedY) * EXPOSURE;
            double blur = module * (0.25 + 1.6 * Math.exp(-t / focuses));
            float[] scene = wall.clone();
            Pose pose = new Pose(x, y, size, end.turn(), end.lean(), end.away());
            Sight.draw(scene, badge, pose, /* dark= */ false);
            Sight.cover(scene, x + thumbX * size, y + thumbY * size, thumb);
            scene = Sight.moved(Sight.blurred(scene, blur), moved, Math.atan2(speedY, speedX));
            frames.add(sight.developed(scene, 1, 3));
            if (firstSharp < 0 && moved < SHARP * module && blur < SHARP * module) {
                firstSharp = i;
            }
        }
        return new HandHeld(frames, firstSharp);
    }
}
