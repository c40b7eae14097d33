package foyer.hub.web;

import foyer.hub.access.Role;
import foyer.hub.access.Staff;
import foyer.hub.people.MemberOfSpace;
import foyer.hub.spaces.Space;
import foyer.wire.MemberId;
import foyer.wire.PassId;
import foyer.wire.SpaceId;
import foyer.wire.Wire;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** One request, of which the contract's shape has been checked. */
final class Asked {

    /** How the audit names whoever is not signed in. */
    static final String NOBODY = "nobody";

    private static final String STAFF = "foyer.staff";
    private static final String ME = "foyer.me";
    private static final String SPACE = "foyer.space";
    private static final String ROLE = "foyer.role";
    private static final String OBJECT = "foyer.object";
    private static final String CALLER = "foyer.caller";

    /** The space stands beside the object; secrets stand nowhere. */
    private static final Set<String> NO_OBJECTS = Set.of("space", "token", "code", "*");

    private final RoutingContext context;

    Asked(RoutingContext context) {
        this.context = context;
    }

    /** For the few operations that set a cookie or open a WebSocket. */
    RoutingContext context() {
        return context;
    }

    /** From which address, past the proxies of this house. */
    static void from(RoutingContext context, String address) {
        context.put(CALLER, address);
    }

    static void signedIn(RoutingContext context, Staff staff) {
        context.put(STAFF, staff);
    }

    static void inSpace(RoutingContext context, SpaceId space, Role role) {
        context.put(SPACE, space);
        context.put(ROLE, role);
    }

    /** Who asks; there is somebody wherever the contract asks for a session. */
    Staff staff() {
        return Objects.requireNonNull(context.get(STAFF), "the contract asks for a session here");
    }

    static void signedIn(RoutingContext context, MemberOfSpace me) {
        context.put(ME, me);
    }

    /** Which member asks; there is one wherever the contract asks for a member's session. */
    MemberOfSpace me() {
        return Objects.requireNonNull(context.get(ME), "the contract asks for a member's session here");
    }

    /** Of the member who asks, if one does. */
    Optional<Space> homeSpace() {
        return Optional.<MemberOfSpace>ofNullable(context.get(ME)).map(MemberOfSpace::space);
    }

    /** What they are in the path's space; for operations that are for some of its roles. */
    Role role() {
        return Objects.requireNonNull(context.get(ROLE), "the contract asks for a role here");
    }

    /** By number, as the audit names people. */
    String actor() {
        Staff staff = context.get(STAFF);
        MemberOfSpace me = context.get(ME);
        return staff != null
                ? "staff " + staff.id()
                : me != null ? "member " + me.member().id() : NOBODY;
    }

    /** Whom or what it is about where the path does not say, for the audit. */
    void concerns(String object) {
        context.put(OBJECT, object);
    }

    /** The path's own words for it, without the space: {@code member 17}. */
    String object() {
        String said = context.get(OBJECT);
        return said != null
                ? said
                : context.pathParams().entrySet().stream()
                        .filter(param -> !NO_OBJECTS.contains(param.getKey()))
                        .map(param -> param.getKey() + " " + param.getValue())
                        .collect(Collectors.joining(", "));
    }

    String address() {
        return Objects.requireNonNull(context.get(CALLER), "the first thing that is noted of a request");
    }

    /** The path's; where a role in it is asked for, the very one that the guard has looked at. */
    SpaceId space() {
        SpaceId guarded = context.get(SPACE);
        return guarded != null ? guarded : new SpaceId(path("space"));
    }

    MemberId member() {
        return new MemberId(Long.parseLong(path("member")));
    }

    PassId pass() {
        return PassId.of(path("pass"));
    }

    String path(String name) {
        return context.pathParam(name);
    }

    /** A number of the query, for which the contract has a default. */
    long number(String name, long otherwise) {
        return query(name).map(Long::parseLong).orElse(otherwise);
    }

    int limit() {
        return Math.toIntExact(number("limit", 100));
    }

    Optional<String> text(String name) {
        return query(name);
    }

    Optional<LocalDate> day(String name) {
        return query(name).map(text -> parsed(name, text, "2026-11-21", LocalDate::parse));
    }

    Optional<Instant> instant(String name) {
        return query(name)
                .map(text -> parsed(name, text, "2026-11-21T09:30:00Z", each -> OffsetDateTime.parse(each)
                        .toInstant()));
    }

    /**
     * The body as a record.
     *
     * @throws Wire.Unreadable where the record refuses it
     */
    <T> T body(Class<T> type) {
        return Wire.decode(bytes().getBytes(), type);
    }

    Buffer bytes() {
        Buffer bytes = context.body().buffer();
        return bytes == null ? Buffer.buffer() : bytes;
    }

    private Optional<String> query(String name) {
        return Optional.ofNullable(context.queryParams().get(name));
    }

    private interface Reading<T> {
        T read(String text);
    }

    private static <T> T parsed(String name, String text, String example, Reading<T> reading) {
        try {
            return reading.read(text);
        } catch (DateTimeParseException e) {
            throw new Unusable(400, name + " must be like " + example + ", not \"" + text + "\"");
        }
    }
}
