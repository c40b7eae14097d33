/** Every word of the page, in one place. */
export const words = {
  newHere: "New here",
  shutOut: "Shut out",
  wasShutOut: (kind, whom, hub) =>
    hub
      ? `The hub no longer lets this ${kind} in as ${whom}. To use it again, let it in under a new name.`
      : `The hub does not let this ${kind} in as ${whom}. Look at space, device and mqtt.secret in its settings, or whether a manager has shut it out.`,
  todo: (kind) => `To let this ${kind} in, a manager scans the picture with a phone, or types this code at`,
  holds: (minutes) =>
    minutes > 1 ? `Waiting for a manager. The code holds for ${minutes} more minutes.` : "Waiting for a manager. A new code comes within a minute.",
  asking: (hub) => `Asking the hub at ${hub} for a code.`,
  fix: (hub) => `It is asked again every few seconds. Check that the hub runs at ${hub}, that this machine is on its network, and hub.url in the settings.`,
  picture: (link) => `A QR code that opens ${link}`,
};
