/** What a page can open. */
export const KINDS = ['camera', 'microphone', 'speaker'] as const;
export type Kind = (typeof KINDS)[number];
/** What a page can open and send. */
export type Capturable = Exclude<Kind, 'speaker'>;

/**
 * Why a camera or a microphone is not there. `insecure`: the page came by http; `unsupported`: the browser has no such thing; `refused`:
 * its user, `refused-by-system`: the operating system forbids it; `none`: there is none; `busy`: another program holds it; `gone`: it was
 * unplugged; `cancelled`: its user closed the choice of a screen; `broken`: anything else.
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

/** What an error of the browser means for whoever sits before it. */
export function faultOf(error: unknown): DeviceFault {
  const { name = '', message = '' } = error instanceof Error ? error : {};
  const fault = ERRORS[name] ?? 'broken';
  // Chromium and Safari say in the message alone that the browser itself was not allowed.
  return fault === 'refused' && /by system|denied by the user agent or the platform/i.test(message) ? 'refused-by-system' : fault;
}

/** A device as the browser lists it. Ids differ from site to site and may change; the label is what is printed on it. */
export interface Device {
  readonly id: string;
  readonly label: string;
}

/** The device that was meant: by its id, or by its label where the id has changed; null when it is not there. */
export function findDevice(devices: readonly Device[], wanted: Device | null): Device | null {
  if (wanted === null) return null;
  return devices.find(({ id }) => id === wanted.id) ?? devices.find(({ label }) => label !== '' && label === wanted.label) ?? null;
}

/** The next best when a device fails: the wanted one, else the first that is not the failing one; null when there is no other. */
export function nextDevice(devices: readonly Device[], wanted: Device | null, failing: string | null): Device | null {
  const others = devices.filter(({ id }) => id !== failing);
  return findDevice(others, wanted) ?? others[0] ?? null;
}

/** Browsers whose way to give leave we can tell. */
export const BROWSERS = ['chrome', 'edge', 'firefox', 'safari'] as const;
export type BrowserName = (typeof BROWSERS)[number];

/** Which browser this is, by what it calls itself; others are mostly made of Chrome's parts. */
export function browserOf(userAgent: string): BrowserName {
  if (/\bEdg(e|A|iOS)?\//.test(userAgent)) return 'edge';
  if (/\b(Firefox|FxiOS)\//.test(userAgent)) return 'firefox';
  return /\bSafari\//.test(userAgent) && !/Chrom(e|ium)\/|CriOS\//.test(userAgent) ? 'safari' : 'chrome';
}
