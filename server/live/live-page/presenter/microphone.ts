import type { ViewContext } from './index.ts';
import { mediaRoutingOf } from '../../sitting/rules/index.ts';
import { hasMedia, isShutOut, sendsNow, worseOf, type MediaFacts } from './media.ts';

/**
 * The microphone of a site, as far as the page may claim: `unknown` without sound and picture; `open` only where the journal opens it
 * and the server has it, `silent` if nothing has been heard from it for some seconds.
 */
export type Microphone = 'unknown' | 'barred' | 'closed' | 'broken' | 'missing' | 'silent' | 'open';

/** The state of a site's microphone for its own page. `media` null: before the page has joined, and without JavaScript. */
export function microphoneOf({ state, index }: ViewContext, siteId: string, media: MediaFacts | null): Microphone {
  const shutOut = isShutOut(media);
  if (media === null || (!shutOut && (media.state === 'off' || media.state === 'joining'))) return 'unknown';
  const { barred, floorMicrophone, hallMicrophone } = mediaRoutingOf(state, index);
  if (barred || media.barred) return 'barred';
  if (siteId !== floorMicrophone && siteId !== hallMicrophone) return 'closed';
  if (shutOut) return 'missing';
  if (media.state !== 'on') return 'broken';
  const fault = media.feed?.siteId === siteId ? media.feed.fault : null;
  if (!sendsNow(media, siteId, 'microphone') || fault === 'unheard') return 'missing';
  return fault === 'silent' ? 'silent' : 'open';
}

/** The devices and the connection of a site as its page knows them, one row each. */
export interface DeviceLine {
  readonly icon: string;
  readonly label: string;
  readonly look: 'air' | 'ready' | 'time' | 'wait';
  readonly stateIcon: string | null;
  readonly text: string;
}

const good = { look: 'ready', stateIcon: 's-ready' } as const;
const bad = { look: 'time', stateIcon: 's-warn' } as const;
const idle = { look: 'wait', stateIcon: null } as const;

/** Null if nothing is known: then the site's own report stands. */
export function deviceLines(context: ViewContext, siteId: string, media: MediaFacts | null): DeviceLine[] | null {
  const microphone = microphoneOf(context, siteId, media);
  const { t } = context;
  if (isShutOut(media)) {
    const unsent = { ...bad, text: t('pictures.notSent') };
    return [
      { icon: 'i-micoff', label: t('siteChecks.microphone'), ...unsent },
      { icon: 'i-cam', label: t('siteChecks.camera'), ...unsent },
    ];
  }
  if (!hasMedia(media) || microphone === 'unknown') return null;
  return [
    { label: t('siteChecks.microphone'), ...microphoneLine(context, microphone, sendsNow(media, siteId, 'microphone')) },
    { icon: 'i-cam', label: t('siteChecks.camera'), ...cameraLine(context, microphone, sendsNow(media, siteId, 'camera'), media) },
    { icon: 'i-line', label: t('siteChecks.line'), ...lineLine(context, media) },
  ];
}

function microphoneLine({ t }: ViewContext, microphone: Microphone, isSent: boolean): Omit<DeviceLine, 'label'> {
  if (microphone === 'open') return { icon: 'i-mic', look: 'air', stateIcon: 's-air', text: t('pictures.microphone.open') };
  if (microphone === 'silent') return { icon: 'i-mic', ...bad, text: t('pictures.microphone.silent') };
  if (microphone === 'missing' || (microphone === 'closed' && !isSent)) {
    return { icon: 'i-micoff', ...bad, text: t('pictures.microphone.missing') };
  }
  return { icon: 'i-micoff', ...idle, text: t('pictures.microphone.closed') };
}

function cameraLine(
  { t }: ViewContext,
  microphone: Microphone,
  isSent: boolean,
  { up, replaced }: MediaFacts,
): Omit<DeviceLine, 'label' | 'icon'> {
  if (microphone === 'barred') return { ...idle, text: t('pictures.camera.off') };
  if (replaced) return { ...idle, text: t('pictures.replaced.short') };
  if (isSent) return { ...good, text: t('pictures.camera.on') };
  const isPaused = up === 'voice' || up === 'state';
  return { ...bad, text: t(isPaused ? 'pictures.camera.paused' : 'pictures.camera.missing') };
}

function lineLine({ t }: ViewContext, media: MediaFacts): Omit<DeviceLine, 'label' | 'icon'> {
  const { state } = media;
  const line = worseOf(media);
  if (state === 'broken') return { ...bad, text: t('pictures.lineShort.broken') };
  if (line === null) return { ...idle, text: t('pictures.lineShort.unknown') };
  return { ...(line === 'full' ? good : bad), text: t(`pictures.lineShort.${line}`) };
}

/** The chip of the connection in the header; for anything but a good connection, it says plainly what still works. */
export function lineChip({ t }: ViewContext, media: MediaFacts | null): { readonly state: string; readonly text: string } {
  if (media === null) return { state: 'connected', text: t('livePage.line') };
  const { state } = media;
  const line = worseOf(media);
  if (state === 'off' || state === 'joining') return { state: 'wait', text: t(`pictures.line.${state}`) };
  if (state === 'broken') return { state: 'warn', text: t('pictures.line.broken') };
  if (line === null) return { state: 'connected', text: t('livePage.line') };
  return { state: line === 'full' ? 'connected' : 'warn', text: t(`pictures.line.${line}`) };
}
