import type { BrowserContext, Page } from 'playwright-core';

/** Functions that query a page's own connections, injected before its scripts run. */
declare global {
  interface Window {
    connections: RTCPeerConnection[];
    listening: Map<string, AnalyserNode>;
  }
}

/** Records the peer connections that pages create. */
export async function rememberConnections(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => {
    window.connections = [];
    window.listening = new Map();
    const Real = window.RTCPeerConnection;
    window.RTCPeerConnection = class extends Real {
      constructor(configuration?: RTCConfiguration) {
        super(configuration);
        window.connections.push(this);
      }
    };
  });
}

/** The colour in the middle of a picture, each component 0 … 255; null while there is none. */
export const colourOf = (page: Page, selector: string): Promise<number[] | null> =>
  page.evaluate((where) => {
    const video = document.querySelector<HTMLVideoElement>(`${where} video, video${where}`);
    if (!video || video.videoWidth === 0) return null;
    const canvas = document.createElement('canvas');
    canvas.width = 4;
    canvas.height = 4;
    const context = canvas.getContext('2d');
    context?.drawImage(video, video.videoWidth * 0.4, video.videoHeight * 0.4, 8, 8, 0, 0, 4, 4);
    return [...(context?.getImageData(1, 1, 1, 1).data ?? [])].slice(0, 3);
  }, selector);

/** The nearest of these colours; null if none is near. */
export function nearest(colour: readonly number[] | null, colours: readonly (readonly number[])[]): number | null {
  if (!colour) return null;
  const far = colours.map((one) => Math.max(...one.map((part, at) => Math.abs(part - (colour[at] ?? 0)))));
  const least = Math.min(...far);
  return least < 50 ? far.indexOf(least) : null;
}

/** Which of these tones a page receives now, from half a second of every incoming sound. */
export const tonesHeard = (page: Page, tones: readonly number[]): Promise<number[]> =>
  page.evaluate(async (wanted) => {
    const SIZE = 8192;
    const context = (window as { audioContext?: AudioContext }).audioContext ?? new AudioContext({ sampleRate: 48_000 });
    Object.assign(window, { audioContext: context });
    const open = window.connections.filter(({ connectionState }) => connectionState === 'connected');
    for (const { track } of open.flatMap((connection) => connection.getReceivers())) {
      if (track.kind !== 'audio' || track.readyState !== 'live' || window.listening.has(track.id)) continue;
      const analyser = new AnalyserNode(context, { fftSize: SIZE, smoothingTimeConstant: 0 });
      context.createMediaStreamSource(new MediaStream([track])).connect(analyser);
      window.listening.set(track.id, analyser);
    }
    const heard = new Set<number>();
    const until = performance.now() + 600;
    while (performance.now() < until) {
      await new Promise((resolve) => setTimeout(resolve, 60));
      for (const analyser of window.listening.values()) {
        const bins = new Float32Array(analyser.frequencyBinCount);
        analyser.getFloatFrequencyData(bins);
        for (const tone of wanted) if ((bins[Math.round((tone * SIZE) / 48_000)] ?? -200) > -55) heard.add(tone);
      }
    }
    return [...heard].toSorted((one, other) => one - other);
  }, tones);

/** Totals received by a page: decoded frames, and the energy and bytes of sounds. */
export const received = (page: Page): Promise<{ frames: number; energy: number; soundBytes: number }> =>
  page.evaluate(async () => {
    const sum = { frames: 0, energy: 0, soundBytes: 0 };
    for (const connection of window.connections) {
      if (connection.connectionState === 'closed') continue;
      for (const one of (await connection.getStats()).values() as Iterable<Record<string, number | string>>) {
        if (one['type'] !== 'inbound-rtp') continue;
        sum.frames += Number(one['framesDecoded'] ?? 0);
        sum.energy += Number(one['totalAudioEnergy'] ?? 0);
        if (one['kind'] === 'audio') sum.soundBytes += Number(one['bytesReceived'] ?? 0);
      }
    }
    return sum;
  });
