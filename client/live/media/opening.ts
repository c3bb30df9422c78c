import { faultOf, type Capturable, type Device, type DeviceFault, type Kind } from '../../../server/live/media/rules/devices.ts';

/** A device could not be opened. */
export class DeviceError extends Error {
  readonly fault: DeviceFault;

  constructor(fault: DeviceFault) {
    super(fault);
    this.fault = fault;
  }
}

const PICTURE = { width: { ideal: 1280 }, height: { ideal: 720 }, frameRate: { ideal: 30, max: 30 } } as const;

/**
 * A site is a hall: its loudspeakers play into the open microphone (echo cancellation), fans and air conditioning are noise (noise
 * suppression), and speakers stand at different distances without a sound engineer (gain control). One channel is enough for a voice.
 */
const SOUND = {
  echoCancellation: { ideal: true },
  noiseSuppression: { ideal: true },
  autoGainControl: { ideal: true },
  channelCount: { ideal: 1 },
} as const;

/** `exact`: this device or none; otherwise it is preferred. */
const constraintsOf = (kind: Capturable, id: string | null, exact: boolean): MediaTrackConstraints => ({
  ...(kind === 'camera' ? PICTURE : SOUND),
  ...(id === null ? {} : { deviceId: exact ? { exact: id } : { ideal: id } }),
});

/** The browser's devices. @throws DeviceError if there are none, as on a page served over HTTP. */
function mediaDevices(): MediaDevices {
  if (!window.isSecureContext) throw new DeviceError('insecure');
  const { mediaDevices: devices } = navigator as { mediaDevices?: MediaDevices };
  if (!devices?.getUserMedia) throw new DeviceError('unsupported');
  return devices;
}

const asked = async (constraints: MediaStreamConstraints): Promise<MediaStream> => {
  const devices = mediaDevices();
  return devices.getUserMedia(constraints).catch((error: unknown) => {
    throw new DeviceError(faultOf(error));
  });
};

export type Tracks = Readonly<Record<Capturable, MediaStreamTrack | null>>;

/** Opens camera and microphone with one permission prompt. @throws DeviceError if either cannot be opened. */
export async function openBoth(wishes: Readonly<Record<Capturable, Device | null>>): Promise<Tracks> {
  const stream = await asked({
    video: constraintsOf('camera', wishes.camera?.id ?? null, false),
    audio: constraintsOf('microphone', wishes.microphone?.id ?? null, false),
  });
  return { camera: stream.getVideoTracks()[0] ?? null, microphone: stream.getAudioTracks()[0] ?? null };
}

/** Opens one device: the one with `id`, if given; otherwise the preferred one, or any other. @throws DeviceError. */
export async function openOne(kind: Capturable, id: string | null, wish: Device | null = null): Promise<MediaStreamTrack> {
  const constraints = constraintsOf(kind, id ?? wish?.id ?? null, id !== null);
  const stream = await asked(kind === 'camera' ? { video: constraints } : { audio: constraints });
  const [track] = stream.getTracks();
  if (!track) throw new DeviceError('none');
  return track;
}

/** Opens a screen or window chosen by the user. @throws DeviceError 'cancelled' if they chose none, 'unsupported' on phones. */
export async function openScreen(): Promise<MediaStreamTrack> {
  const devices = mediaDevices() as Partial<MediaDevices>;
  if (!devices.getDisplayMedia) throw new DeviceError('unsupported');
  const options = { video: { width: { max: 1920 }, height: { max: 1080 }, frameRate: { ideal: 15, max: 30 } }, audio: false };
  const stream = await mediaDevices()
    .getDisplayMedia(options)
    .catch((error: unknown) => {
      const fault = faultOf(error);
      throw new DeviceError(fault === 'refused' ? 'cancelled' : fault);
    });
  const [track] = stream.getVideoTracks();
  if (!track) throw new DeviceError('none');
  // Prefer sharp text to smooth motion.
  track.contentHint = 'detail';
  return track;
}

const KIND_OF: Readonly<Record<string, Kind>> = { videoinput: 'camera', audioinput: 'microphone', audiooutput: 'speaker' };
/** Windows lists the same device a second time under this id. */
const DOUBLE = 'communications';

/** Devices by kind. Empty before the user grants permission: until then the browser tells neither ids nor labels. */
export async function listDevices(): Promise<Record<Kind, Device[]>> {
  const found: Record<Kind, Device[]> = { camera: [], microphone: [], speaker: [] };
  const { mediaDevices: devices } = navigator as { mediaDevices?: MediaDevices };
  for (const { kind, deviceId, label } of (await devices?.enumerateDevices().catch(() => [])) ?? []) {
    const own = KIND_OF[kind];
    if (own && deviceId !== '' && deviceId !== DOUBLE) found[own].push({ id: deviceId, label });
  }
  return found;
}

/** State of the browser's permission; null if it does not tell. */
export async function leaveFor(kind: Capturable): Promise<PermissionStatus | null> {
  try {
    return await navigator.permissions.query({ name: kind });
  } catch {
    return null;
  }
}
