package foyer.hub.introductions;

import foyer.hub.introductions.History.Met;
import foyer.hub.introductions.History.Pair;
import foyer.hub.people.Allows;
import foyer.hub.people.Profile;
import foyer.wire.MemberId;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A house in which tests let people arrive. */
final class House {

    static final Instant NINE = Instant.parse("2026-11-23T08:00:00Z");
    static final ZoneId ROME = ZoneId.of("Europe/Rome");

    final List<Person> inside = new ArrayList<>();
    final Map<Pair, Met> met = new HashMap<>();
    final Map<MemberId, Set<String>> promptsHad = new HashMap<>();
    final Set<MemberId> introducedToday = new HashSet<>();
    private int strangers;

    /** Somebody just in, who wants introductions. */
    Person arrives(String name, UnaryOperator<Sketch> sketched) {
        return arrives(name, Duration.ofMinutes(1), sketched);
    }

    Person arrives(String name, Duration ago, UnaryOperator<Sketch> sketched) {
        Person person = new Person(
                new MemberId(inside.size() + 1),
                sketched.apply(new Sketch(name)).profile(),
                NINE.minus(ago));
        inside.add(person);
        return person;
    }

    /** Members who are not there today and share nothing with anybody. */
    void hasOtherMembers(int number) {
        strangers += number;
    }

    void met(Person one, Person other, Duration ago) {
        int before =
                met.getOrDefault(Pair.of(one, other), new Met(0, Instant.MIN)).times();
        met.put(Pair.of(one, other), new Met(before + 1, NINE.minus(ago)));
    }

    Situation now() {
        List<List<String>> interests = new ArrayList<>();
        inside.forEach(person -> interests.add(person.profile().interests()));
        for (int i = 0; i < strangers; i++) {
            interests.add(List.of());
        }
        return new Situation(
                List.copyOf(inside),
                new Community(interests),
                new History(met, promptsHad, introducedToday),
                NINE,
                ROME);
    }

    List<Match> matches() {
        return Matching.of(now());
    }

    /** Who meets whom, by name. */
    List<Set<String>> meetings() {
        return matches().stream()
                .map(match ->
                        Set.copyOf(match.people().stream().map(Person::name).toList()))
                .toList();
    }

    /** A profile in the making. */
    record Sketch(
            String name,
            List<String> languages,
            List<String> interests,
            List<String> offers,
            List<String> wants,
            @Nullable String background,
            @Nullable String challenge,
            boolean introductions,
            @Nullable LocalDate memberSince) {

        Sketch(String name) {
            this(name, List.of(), List.of(), List.of(), List.of(), null, null, true, LocalDate.of(2022, 1, 1));
        }

        Sketch speaks(String... all) {
            return new Sketch(
                    name,
                    Arrays.asList(all),
                    interests,
                    offers,
                    wants,
                    background,
                    challenge,
                    introductions,
                    memberSince);
        }

        Sketch likes(String... all) {
            return new Sketch(
                    name,
                    languages,
                    Arrays.asList(all),
                    offers,
                    wants,
                    background,
                    challenge,
                    introductions,
                    memberSince);
        }

        Sketch offers(String... all) {
            return new Sketch(
                    name,
                    languages,
                    interests,
                    Arrays.asList(all),
                    wants,
                    background,
                    challenge,
                    introductions,
                    memberSince);
        }

        Sketch wants(String... all) {
            return new Sketch(
                    name,
                    languages,
                    interests,
                    offers,
                    Arrays.asList(all),
                    background,
                    challenge,
                    introductions,
                    memberSince);
        }

        Sketch busyWith(String what, String trade) {
            return new Sketch(name, languages, interests, offers, wants, trade, what, introductions, memberSince);
        }

        Sketch wantsNoIntroductions() {
            return new Sketch(name, languages, interests, offers, wants, background, challenge, false, memberSince);
        }

        Sketch joined(LocalDate day) {
            return new Sketch(name, languages, interests, offers, wants, background, challenge, introductions, day);
        }

        Profile profile() {
            return new Profile(
                    name,
                    name,
                    null,
                    languages,
                    interests,
                    offers,
                    wants,
                    background,
                    challenge,
                    new Allows(true, introductions, false),
                    memberSince,
                    null);
        }
    }
}
