/** The browser's own reader of QR codes (Shape Detection API), where it has one: on Android, ChromeOS and macOS. */
export async function barcodeDetector() {
  try {
    const formats = (await globalThis.BarcodeDetector?.getSupportedFormats()) ?? [];
    return formats.includes("qr_code") ? new BarcodeDetector({ formats: ["qr_code"] }) : null;
  } catch (e) {
    console.info("The browser has no reader of its own; the kiosk's process reads", e);
    return null;
  }
}
