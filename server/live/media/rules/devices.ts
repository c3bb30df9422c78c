/** Kinds of devices that a page can use. */
export const KINDS = ['camera', 'microphone', 'speaker'] as const;
export type Kind = (typeof KINDS)[number];
/** Kinds of devices from which a page can send. */
export type Capturable = Exclude<Kind, 'speaker'>;

/**
 * Why a camera or microphone is not available. `insecure`: the page was served over HTTP; `unsupported`: by the browser; `refused`: by
 * the user; `refused-by-system`: by the operating system; `none`: there is none; `busy`: another program uses it; `gone`: it was
 * unplugged; `cancelled`: the user closed the choice of a screen; `broken`: anything else.
 */
export const DEVICE_FAULTS = [
  'insecure',
  'unsupported',
  'refused',
  'refused-by-system',
  'none',
  'busy',
  'gone',
  'cancelled',
  'broken',
] as const;
export type DeviceFault = (typeof DEVICE_FAULTS)[number];

/** Names of the browsers' errors (Media Capture and Streams; the second of a pair are older spellings). */
const ERRORS: Readonly<Record<string, DeviceFault>> = {
  NotAllowedError: 'refused',
  PermissionDeniedError: 'refused',
  SecurityError: 'refused',
  NotFoundError: 'none',
  DevicesNotFoundError: 'none',
  OverconstrainedError: 'none',
  NotReadableError: 'busy',
  TrackStartError: 'busy',
  AbortError: 'busy',
  NotSupportedError: 'unsupported',
};

/** Classifies an error of the browser. */
export function faultOf(error: unknown): DeviceFault {
  const { name = '', message = '' } = error instanceof Error ? error : {};
  const fault = ERRORS[name] ?? 'broken';
  // Only the message in Chromium and Safari tells that the browser itself lacks permission.
  return fault === 'refused' && /by system|denied by the user agent or the platform/i.test(message) ? 'refused-by-system' : fault;
}

/** A device as listed by the browser. Ids differ by web site and may change; the label is its product name. */
export interface Device {
  readonly id: string;
  readonly label: string;
}

/** Finds a wanted device by its id, or by its label if the id has changed; null if there is none. */
export function findDevice(devices: readonly Device[], wanted: Device | null): Device | null {
  if (wanted === null) return null;
  return devices.find(({ id }) => id === wanted.id) ?? devices.find(({ label }) => label !== '' && label === wanted.label) ?? null;
}

/** The next best device when one fails: the wanted one, or else the first other one; null if there is none. */
export function nextDevice(devices: readonly Device[], wanted: Device | null, failing: string | null): Device | null {
  const others = devices.filter(({ id }) => id !== failing);
  return findDevice(others, wanted) ?? others[0] ?? null;
}

/** Browsers for which we can explain how to grant permission. */
export const BROWSERS = ['chrome', 'edge', 'firefox', 'safari'] as const;
export type BrowserName = (typeof BROWSERS)[number];

/** The browser, by its user agent; unknown ones count as Chrome, on which most are based. */
export function browserOf(userAgent: string): BrowserName {
  if (/\bEdg(e|A|iOS)?\//.test(userAgent)) return 'edge';
  if (/\b(Firefox|FxiOS)\//.test(userAgent)) return 'firefox';
  return /\bSafari\//.test(userAgent) && !/Chrom(e|ium)\/|CriOS\//.test(userAgent) ? 'safari' : 'chrome';
}
