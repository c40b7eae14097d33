package foyer.journeys.demo;

import foyer.journeys.badge.CameraFrame;
import foyer.journeys.badge.DoorCamera;
import foyer.journeys.house.Desk.Member;
import foyer.journeys.house.Frames;
import foyer.journeys.house.House;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/**
 * People who come by: at first one after another as on a morning, then now and then; some leave. Each holds a badge to
 * the kiosk's camera. One thread.
 */
final class Passers {

    private static final int MORNING = 14;
    private static final int FEW = 10;
    private static final int LOOKS = 12;

    private final House house;
    private final Badges badges;
    private final List<Member> outside;
    private final List<Member> inside = new ArrayList<>();
    private final Random chance = new Random(2026);
    private final DoorCamera camera = new DoorCamera(2026);
    private int came;

    Passers(House house, Badges badges, List<Member> members) {
        this.house = house;
        this.badges = badges;
        this.outside = new ArrayList<>(members);
        Collections.shuffle(outside, chance);
    }

    void start() {
        Thread street = new Thread(this::liveOn, "passers");
        street.setDaemon(true);
        street.start();
    }

    private void liveOn() {
        try {
            whoIsInAlready();
            while (true) {
                oneComesBy();
                TimeUnit.MILLISECONDS.sleep(pauseMillis());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void whoIsInAlready() {
        List<Long> numbers = new ArrayList<>();
        house.desk()
                .ask("/presence")
                .path("present")
                .forEach(one -> numbers.add(one.path("member").asLong()));
        outside.stream().filter(member -> numbers.contains(member.number())).forEach(inside::add);
        outside.removeAll(inside);
    }

    private void oneComesBy() {
        try {
            Member member = someone();
            if (holdsUpTheBadge(member)) {
                came++;
            }
        } catch (RuntimeException e) {
            System.err.printf("%-7s | somebody stood before a closed door (%s); the next will try%n", "demo", e);
        }
    }

    /** The fuller the house, the likelier somebody leaves. */
    private Member someone() {
        boolean leaves = inside.size() > FEW
                && came > MORNING
                && chance.nextInt(inside.size() + outside.size()) < inside.size() * 2 / 3;
        if (leaves || outside.isEmpty()) {
            Member leaving = inside.remove(chance.nextInt(inside.size()));
            outside.add(leaving);
            return leaving;
        }
        Member coming = outside.remove(0);
        inside.add(coming);
        return coming;
    }

    /** A badge is held until the camera has it, as people do. */
    private boolean holdsUpTheBadge(Member member) {
        try (Frames frames = Frames.to(house)) {
            for (int look = 0; look < LOOKS; look++) {
                CameraFrame seen = camera.sees(badges.of(member));
                if (frames.show(seen)) {
                    return true;
                }
            }
            return false;
        }
    }

    private long pauseMillis() {
        return came < MORNING ? 2_500 + chance.nextInt(2_500) : 5_000 + chance.nextInt(15_000);
    }
}
