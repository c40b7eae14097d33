package foyer.kiosk;

import foyer.kiosk.desk.ScanDesk;
import foyer.kiosk.roster.RosterBook;
import foyer.kiosk.roster.RosterPost;
import foyer.kiosk.status.Disk;
import foyer.kiosk.status.Gauges;
import foyer.wire.DeviceSettings;
import foyer.wire.journal.Journal;
import foyer.wire.mqtt.MqttLink;
import foyer.wire.page.LivePage;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The kiosk's parts, as its status reads them. */
record KioskGauges(
        MqttLink link,
        Journal journal,
        RosterBook roster,
        RosterPost rosterPost,
        DoorSettings door,
        LivePage live,
        ScanDesk desk,
        Disk disk)
        implements Gauges {

    @Override
    public boolean online() {
        return link.connected();
    }

    @Override
    public long waiting() {
        return journal.checkIns().waiting();
    }

    @Override
    public long lastSeq() {
        return journal.checkIns().lastSeq();
    }

    @Override
    public int members() {
        return roster.size();
    }

    @Override
    public long rosterVersion() {
        return roster.version();
    }

    @Override
    public Optional<Duration> rosterAge() {
        return rosterPost.age();
    }

    @Override
    public DeviceSettings settings() {
        return door.now();
    }

    @Override
    public Optional<Instant> lastReadAt() {
        return desk.lastReadAt();
    }

    @Override
    public Optional<Long> diskFree() {
        return disk.free();
    }

    @Override
    public int pages() {
        return live.watching();
    }
}
