/** A sound for each verdict, known apart without looking: up for in, down for out, level for nothing to do, low for no. */
const SOUNDS = {
  welcome: [tone(523, 0), tone(784, 0.11, 0.32)],
  goodbye: [tone(659, 0), tone(440, 0.11, 0.32)],
  already: [tone(523, 0, 0.12), tone(523, 0.16, 0.12)],
  refused: [tone(196, 0, 0.16, "triangle"), tone(165, 0.2, 0.34, "triangle")],
};
const LOUDNESS = 0.25;

let audio = null;

export function sound(kind) {
  try {
    audio ??= new AudioContext();
    // Browsers hold sound back until the page was touched once; a kiosk's browser is started with
    // --autoplay-policy=no-user-gesture-required. A sound that may not be heard now is not made up for later.
    if (audio.state !== "running") return void audio.resume();
    SOUNDS[kind].forEach(play);
  } catch (e) {
    console.warn("No sound for this verdict; the page shows it all the same", e);
  }
}

function tone(hertz, start, seconds = 0.2, wave = "sine") {
  return { hertz, start, seconds, wave };
}

function play({ hertz, start, seconds, wave }) {
  const from = audio.currentTime + start;
  const source = new OscillatorNode(audio, { frequency: hertz, type: wave });
  const swell = new GainNode(audio, { gain: 0 });
  swell.gain.setValueAtTime(0, from);
  swell.gain.linearRampToValueAtTime(LOUDNESS, from + 0.012);
  swell.gain.exponentialRampToValueAtTime(0.001, from + seconds);
  source.connect(swell).connect(audio.destination);
  source.start(from);
  source.stop(from + seconds + 0.02);
}
