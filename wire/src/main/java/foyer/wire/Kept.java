package foyer.wire;

/** What a device keeps on its disk until the hub has it, numbered kind by kind from 1 without gaps. */
public sealed interface Kept permits CheckIn, Report {

    KeptId id();

    SpaceId space();

    DeviceId device();

    long seq();
}
