package foyer.hub.web;

import foyer.hub.access.OpenIdSignIn;
import foyer.hub.access.Passkeys;
import foyer.hub.access.StaffRoom;
import foyer.hub.access.StaffSessions;
import foyer.hub.audit.Audit;
import foyer.hub.board.Board;
import foyer.hub.conflicts.Conflicts;
import foyer.hub.devices.BrokerAddress;
import foyer.hub.devices.DeviceHealth;
import foyer.hub.devices.Devices;
import foyer.hub.devices.Pairings;
import foyer.hub.door.DoorAsks;
import foyer.hub.events.Events;
import foyer.hub.events.Guests;
import foyer.hub.feedback.Feedbacks;
import foyer.hub.inbox.AsideShelf;
import foyer.hub.introductions.Introductions;
import foyer.hub.mail.Outbox;
import foyer.hub.occupancy.Occupancy;
import foyer.hub.passes.Passes;
import foyer.hub.people.MemberSessions;
import foyer.hub.people.Members;
import foyer.hub.people.Pins;
import foyer.hub.privacy.Erasures;
import foyer.hub.privacy.OwnData;
import foyer.hub.rollcall.RollCalls;
import foyer.hub.spaces.Spaces;
import foyer.hub.visitors.Visits;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * The rooms that the doors lead to.
 *
 * @param openId null where no other house vouches for staff
 * @param outbox null where a mail server sends the letters
 */
public record Rooms(
        InstantSource clock,
        StaffSessions sessions,
        StaffRoom staff,
        @Nullable OpenIdSignIn openId,
        Passkeys passkeys,
        Spaces spaces,
        Devices devices,
        DeviceHealth health,
        Pairings pairings,
        BrokerAddress broker,
        Occupancy occupancy,
        AsideShelf aside,
        Board board,
        Passes passes,
        Members members,
        MemberSessions memberSessions,
        Pins pins,
        DoorAsks asks,
        Visits visits,
        RollCalls rollCalls,
        @Nullable Outbox outbox,
        Conflicts conflicts,
        Events events,
        Guests guests,
        Feedbacks feedbacks,
        Introductions introductions,
        Audit audit,
        Erasures erasures,
        OwnData ownData) {}
