/** Pictures to grey: how bright each point is, row by row, after the width and the height (16 bits each, big endian). */
const LONGEST_SIDE = 1280;
const PLANAR = new Set(["I420", "I420A", "I422", "I444", "NV12"]);
const SAMPLES = 2_000;
const DARK = 14; // of 255
const FLAT = 5; // the standard deviation of a picture without anything in it; a sensor's own noise is less

let canvas = null;

/** @param {VideoFrame|ImageBitmap} picture  @returns {Promise<Uint8Array>} */
export async function grey(picture) {
  const { plane, width, height, stride, bytesPerPoint } = PLANAR.has(picture.format)
    ? await brightness(picture)
    : await coloured(picture);
  const by = Math.ceil(Math.max(width, height) / LONGEST_SIDE);
  const message = header(Math.floor(width / by), Math.floor(height / by));
  shrink(plane, stride, bytesPerPoint, by, message);
  return message.bytes;
}

/** Whether there is nothing to be seen in a grey picture: the lens is covered, or it is night. */
export function isBlank(message) {
  const points = message.subarray(4);
  const step = Math.max(1, Math.floor(points.length / SAMPLES)) | 1; // odd, so as not to look along one column
  let count = 0;
  let sum = 0;
  let squares = 0;
  for (let at = 0; at < points.length; at += step, count++) {
    sum += points[at];
    squares += points[at] ** 2;
  }
  const mean = sum / count;
  return mean < DARK || Math.sqrt(Math.max(0, squares / count - mean ** 2)) < FLAT;
}

// Film is stored as brightness and colour apart: the brightness is the first plane, as it lies.
async function brightness(frame) {
  const plane = new Uint8Array(frame.allocationSize());
  const [first] = await frame.copyTo(plane);
  const { width, height } = frame.visibleRect;
  return { plane: plane.subarray(first.offset), width, height, stride: first.stride, bytesPerPoint: 1 };
}

async function coloured(picture) {
  const width = picture.displayWidth ?? picture.width;
  const height = picture.displayHeight ?? picture.height;
  if (canvas?.width !== width || canvas.height !== height) canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext("2d", { willReadFrequently: true });
  context.drawImage(picture, 0, 0, width, height);
  const { data } = context.getImageData(0, 0, width, height);
  for (let at = 0; at < data.length; at += 4) {
    data[at] = (data[at] * 77 + data[at + 1] * 150 + data[at + 2] * 29) >> 8; // ITU-R BT.601, in 256ths
  }
  return { plane: data, width, height, stride: width * 4, bytesPerPoint: 4 };
}

function header(width, height) {
  const bytes = new Uint8Array(4 + width * height);
  new DataView(bytes.buffer).setUint16(0, width);
  new DataView(bytes.buffer).setUint16(2, height);
  return { bytes, width, height };
}

// Each point is the mean of the square of points it stands for.
function shrink(plane, stride, bytesPerPoint, by, { bytes, width, height }) {
  const points = bytes.subarray(4);
  for (let y = 0, to = 0; y < height; y++) {
    const row = y * by * stride;
    if (by === 1 && bytesPerPoint === 1) {
      points.set(plane.subarray(row, row + width), y * width);
      continue;
    }
    for (let x = 0; x < width; x++, to++) {
      let sum = 0;
      for (let down = 0; down < by; down++) {
        const from = row + down * stride + x * by * bytesPerPoint;
        for (let across = 0; across < by; across++) sum += plane[from + across * bytesPerPoint];
      }
      points[to] = sum / (by * by);
    }
  }
}
