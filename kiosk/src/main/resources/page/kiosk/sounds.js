/**
 * A sound for each shape of a verdict, known apart without looking: up for in, down for out, level for nothing to do, level
 * and then down for wait, two short ones for something else to be shown, low for no.
 */
const WAIT = [tone(523, 0, 0.12), tone(440, 0.16, 0.28)];
const SHOW_ANOTHER = [tone(880, 0, 0.07), tone(880, 0.1, 0.07)];
const NO = [tone(196, 0, 0.16, "square"), tone(165, 0.2, 0.34, "square")];
const SOUNDS = {
  tick: [tone(523, 0), tone(784, 0.11, 0.32)],
  hand: [tone(659, 0), tone(440, 0.11, 0.32)],
  clock: [tone(523, 0, 0.12), tone(523, 0.16, 0.12)],
  hourglass: WAIT,
  crowd: [...WAIT, tone(440, 0.48, 0.2)],
  house: [...WAIT, tone(349, 0.48, 0.28)],
  unread: SHOW_ANOTHER,
  phone: [...SHOW_ANOTHER, tone(1175, 0.2, 0.16)],
  calendar: [tone(220, 0, 0.16, "square"), ...NO.slice(1)],
  struck: [tone(165, 0, 0.16, "square"), tone(165, 0.2, 0.34, "square")],
  pause: [tone(196, 0, 0.2, "square"), tone(196, 0.3, 0.2, "square")],
  cross: NO,
};
// A tablet's speaker lets little through below 400 Hz: a low sound is heard by its overtones, of which a square wave has many.
const LOUDNESS = { sine: 0.25, square: 0.2 };

let audio = null;

export function sound(shape) {
  try {
    audio ??= new AudioContext();
    // Browsers hold sound back until the page was touched once; a kiosk's browser is started with
    // --autoplay-policy=no-user-gesture-required. A sound that may not be heard now is not made up for later.
    if (audio.state !== "running") return void audio.resume();
    SOUNDS[shape].forEach(play);
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
  swell.gain.linearRampToValueAtTime(LOUDNESS[wave], from + 0.012);
  swell.gain.exponentialRampToValueAtTime(0.001, from + seconds);
  source.connect(swell).connect(audio.destination);
  source.start(from);
  source.stop(from + seconds + 0.02);
}
