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
 * A site is a hall: its loudspeakers play the conference into the open microphone, so the echo is cancelled; fans and air conditioning
 * are noise; speakers stand at different distances and nobody rides a fader, so the level is held. One channel is a voice.
 */
const SOUND = {
  echoCancellation: { ideal: true },
  noiseSuppression: { ideal: true },
  autoGainControl: { ideal: true },
  channelCount: { ideal: 1 },
} as const;

/** `exact`: this device or none; otherwise it is a wish. */
const constraintsOf = (kind: Capturable, id: string | null, exact: boolean): MediaTrackConstraints => ({
  ...(kind === 'camera' ? PICTURE : SOUND),
  ...(id === null ? {} : { deviceId: exact ? { exact: id } : { ideal: id } }),
});

/** The browser's devices. Throws DeviceError: a page that came by http has none. */
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

/** Opens camera and microphone with one question to the user. Rejects with DeviceError when any of them cannot be had. */
export async function openBoth(wishes: Readonly<Record<Capturable, Device | null>>): Promise<Tracks> {
  const stream = await asked({
    video: constraintsOf('camera', wishes.camera?.id ?? null, false),
    audio: constraintsOf('microphone', wishes.microphone?.id ?? null, false),
  });
  return { camera: stream.getVideoTracks()[0] ?? null, microphone: stream.getAudioTracks()[0] ?? null };
}

/** Opens one device: this one if an id is given, else the one wished for, else what there is. Rejects with DeviceError. */
export async function openOne(kind: Capturable, id: string | null, wish: Device | null = null): Promise<MediaStreamTrack> {
  const constraints = constraintsOf(kind, id ?? wish?.id ?? null, id !== null);
  const stream = await asked(kind === 'camera' ? { video: constraints } : { audio: constraints });
  const [track] = stream.getTracks();
  if (!track) throw new DeviceError('none');
  return track;
}

/** A screen or a window, chosen by the user. Rejects with DeviceError: 'cancelled' when they chose none, 'unsupported' on phones. */
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
  // Letters have to stay sharp; motion may suffer.
  track.contentHint = 'detail';
  return track;
}

const KIND_OF: Readonly<Record<string, Kind>> = { videoinput: 'camera', audioinput: 'microphone', audiooutput: 'speaker' };
/** Windows lists the same device once more under this name. */
const DOUBLE = 'communications';

/** What is plugged in, by kind. Before the user has given leave the browser says neither ids nor labels: then there is nothing. */
export async function listDevices(): Promise<Record<Kind, Device[]>> {
  const found: Record<Kind, Device[]> = { camera: [], microphone: [], speaker: [] };
  const { mediaDevices: devices } = navigator as { mediaDevices?: MediaDevices };
  for (const { kind, deviceId, label } of (await devices?.enumerateDevices().catch(() => [])) ?? []) {
    const own = KIND_OF[kind];
    if (own && deviceId !== '' && deviceId !== DOUBLE) found[own].push({ id: deviceId, label });
  }
  return found;
}

/** Whether the browser would ask, has leave, or refuses; null: it does not tell. */
export async function leaveFor(kind: Capturable): Promise<PermissionStatus | null> {
  try {
    return await navigator.permissions.query({ name: kind });
  } catch {
    return null;
  }
}
