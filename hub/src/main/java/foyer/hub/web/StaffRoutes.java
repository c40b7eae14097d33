package foyer.hub.web;

import foyer.hub.access.Role;
import foyer.hub.access.StaffRoom;
import foyer.hub.spaces.Space;
import io.vertx.core.Future;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Who works in a space, and as what. */
final class StaffRoutes {

    private final StaffRoom room;

    record Invitation(String email, String name, String role) {}

    record NewRole(String role) {}

    record View(int staff, String email, String name, String role) {
        static View of(StaffRoom.Worker worker) {
            return new View(
                    worker.id(), worker.email(), worker.name(), worker.role().word());
        }
    }

    record Invited(View invited, @Nullable String firstPassword) {
        /** Without the password: this may end up in a log. */
        @Override
        public String toString() {
            return "Invited[" + invited + "]";
        }
    }

    StaffRoutes(StaffRoom room) {
        this.room = room;
    }

    void addTo(Operations operations) {
        operations
                .inSpace("listStaff", this::list)
                .inSpace("inviteStaff", this::invite)
                .inSpace("changeRole", this::change)
                .inSpace("removeStaff", this::remove);
    }

    private Future<Answer> list(Space space, Asked asked) {
        return room.of(space.id())
                .map(all -> Answer.ok(Map.of("staff", all.stream().map(View::of).toList())));
    }

    private Future<Answer> invite(Space space, Asked asked) {
        Invitation said = asked.body(Invitation.class);
        return room.invite(space.id(), said.email(), said.name(), Role.of(said.role()))
                .map(invited -> invited.map(each -> Answer.created(new Invited(
                                View.of(each.worker()), each.firstPassword().orElse(null))))
                        .orElseGet(() ->
                                Answer.problem(409, said.email() + " works here already. Change their role instead.")));
    }

    private Future<Answer> change(Space space, Asked asked) {
        Role role = Role.of(asked.body(NewRole.class).role());
        return room.change(space.id(), staff(asked), role).map(came -> answer(space, came));
    }

    private Future<Answer> remove(Space space, Asked asked) {
        return room.remove(space.id(), staff(asked)).map(came -> answer(space, came));
    }

    private static Answer answer(Space space, StaffRoom.Change came) {
        return switch (came) {
            case DONE -> Answer.done();
            case LAST_OWNER ->
                Answer.problem(
                        409, "This is the last owner of " + space.name() + ". Make somebody else an owner first.");
            case NOBODY ->
                Answer.problem(
                        404,
                        "Nobody of that number works in " + space.slug() + ". GET " + Contract.BASE + "/spaces/"
                                + space.slug() + "/staff lists who does.");
        };
    }

    private static int staff(Asked asked) {
        return Integer.parseInt(asked.path("staff"));
    }
}
