import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';
import wasmFile from 'zxing-wasm/reader/zxing_reader.wasm';

/** The reader itself, beside this script. */
export const readerUrl = new URL(wasmFile, import.meta.url).href;

/** Longer side of the picture that is searched: more takes longer and reads no better. */
const SIDE = 640;
const INTERVAL_MS = 100;
/** A badge has to be out of sight for so long before it is read again. */
const AGAIN_AFTER_MS = 2000;

export type CameraFault = 'insecure' | 'refused' | 'none';

/** The camera could not be opened. */
export class NoCamera extends Error {
  readonly fault: CameraFault;
  constructor(fault: CameraFault) {
    super(fault);
    this.fault = fault;
  }
}

let prepared: Promise<unknown> | null = null;
/** Loads the reader; tried anew where the line was cut at that moment. */
async function prepare(): Promise<void> {
  prepared ??= prepareZXingModule({ overrides: { locateFile: () => readerUrl }, fireImmediately: true });
  try {
    await prepared;
  } catch (error) {
    prepared = null;
    throw error;
  }
}

async function openCamera(): Promise<MediaStream> {
  // Browsers hide cameras from pages that came by plain HTTP.
  const devices = navigator.mediaDevices as MediaDevices | undefined;
  if (!isSecureContext || !devices) throw new NoCamera('insecure');
  try {
    return await devices.getUserMedia({ video: { width: { ideal: 1280 }, height: { ideal: 720 }, facingMode: 'environment' } });
  } catch (error) {
    throw new NoCamera(error instanceof DOMException && error.name === 'NotAllowedError' ? 'refused' : 'none');
  }
}

/** Reads codes from the camera until it is stopped. It lives while the camera is on. */
export class Scanner {
  readonly #video: HTMLVideoElement;
  readonly #onText: (text: string) => void;
  readonly #onEnd: () => void;
  readonly #canvas = document.createElement('canvas');
  #stream: MediaStream | null = null;
  #timer = 0;
  #last = { text: '', at: 0 };

  constructor(video: HTMLVideoElement, onText: (text: string) => void, onEnd: () => void) {
    this.#video = video;
    this.#onText = onText;
    this.#onEnd = onEnd;
  }

  /** @throws NoCamera with the reason. */
  async start(): Promise<void> {
    const stream = await openCamera();
    // Known at once, so that it is turned off however this ends.
    this.#stream = stream;
    await prepare();
    stream.getVideoTracks()[0]?.addEventListener('ended', () => this.#onEnd());
    this.#video.srcObject = stream;
    await this.#video.play();
    this.#next();
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#stream?.getTracks().forEach((track) => track.stop());
    this.#stream = null;
    this.#video.srcObject = null;
  }

  #next(): void {
    this.#timer = window.setTimeout(() => void this.#look().finally(() => this.#stream && this.#next()), INTERVAL_MS);
  }

  async #look(): Promise<void> {
    const { videoWidth: width, videoHeight: height } = this.#video;
    if (width === 0 || document.hidden) return;
    const scale = SIDE / Math.max(width, height);
    this.#canvas.width = Math.round(width * scale);
    this.#canvas.height = Math.round(height * scale);
    const drawing = this.#canvas.getContext('2d', { willReadFrequently: true });
    if (!drawing) return;
    drawing.drawImage(this.#video, 0, 0, this.#canvas.width, this.#canvas.height);
    const picture = drawing.getImageData(0, 0, this.#canvas.width, this.#canvas.height);
    const [found] = await readBarcodes(picture, { formats: ['QRCode'], tryHarder: true, maxNumberOfSymbols: 1 });
    if (found?.text) this.#read(found.text);
  }

  #read(text: string): void {
    const now = performance.now();
    const isSame = text === this.#last.text && now - this.#last.at < AGAIN_AFTER_MS;
    this.#last = { text, at: now };
    if (!isSame) this.#onText(text);
  }
}
