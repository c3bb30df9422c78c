import { Counter, Gauge } from 'prom-client';
import type { Metrics } from '../../../platform/http/metrics.ts';
import { LINE_MODES, type LineQuality, type SiteHealth } from '../contract/entities.ts';
import type { HealthWatch } from './line-health.ts';

/** Figures of the media, read on each scrape. */
export interface MediaFigures {
  readonly workers: readonly { readonly number: number; readonly up: boolean; readonly cpuSeconds: number | null }[];
  readonly conferences: readonly {
    readonly conferenceId: string;
    readonly peers: number;
    readonly producers: number;
    readonly consumers: number;
    readonly recording: boolean;
  }[];
}

export interface MediaMetrics {
  /** Counts a move of the floor. */
  floorMoved(conferenceId: string): void;
}

const LINE = ['conference', 'site', 'direction'] as const;
const OF_CONFERENCE = ['conference'] as const;
const OF_WORKER = ['worker'] as const;

/** Adds the metrics of the media. Labels are ids only, never names of sites or people. */
export function addMediaMetrics(metrics: Metrics, health: HealthWatch, figures: () => Promise<MediaFigures>): MediaMetrics {
  const gauge = <T extends string>(name: string, help: string, labelNames: readonly T[]) =>
    new Gauge({ name: `diemcau_media_${name}`, help, labelNames, registers: [metrics.registry] });
  const lines = {
    loss: gauge('site_loss_ratio', "Share of packets lost on a site's line.", LINE),
    jitter: gauge('site_jitter_seconds', "Jitter on a site's line.", LINE),
    roundTrip: gauge('site_round_trip_seconds', "Round trip on a site's line.", LINE),
    bitrate: gauge('site_bitrate_bits_per_second', "What a site's line carries.", LINE),
    mode: gauge('site_line_mode', 'How much is sent on a line: 1 for the mode that holds.', [...LINE, 'mode']),
  };
  const counts = {
    peers: gauge('peers', 'Pages that take part with sound and picture.', OF_CONFERENCE),
    producers: gauge('producers', 'Sounds and pictures that come in.', OF_CONFERENCE),
    consumers: gauge('consumers', 'Sounds and pictures that go out.', OF_CONFERENCE),
    recording: gauge('recording', '1 while a conference is recorded.', OF_CONFERENCE),
    up: gauge('worker_up', '1 while a media worker runs.', OF_WORKER),
    cpu: gauge('worker_cpu_seconds', 'Processor time that a media worker has used since it began.', OF_WORKER),
  };
  const moves = new Counter({
    name: 'diemcau_media_floor_moves_total',
    help: 'How often the floor moved.',
    labelNames: OF_CONFERENCE,
    registers: [metrics.registry],
  });
  const set = (conference: string, { siteId, up, down }: SiteHealth): void => {
    if (up) setLine(lines, { conference, site: siteId, direction: 'up' }, up);
    if (down) setLine(lines, { conference, site: siteId, direction: 'down' }, down);
  };
  metrics.onAsked(async () => {
    const { workers, conferences } = await figures();
    // Reset, so that entities that are gone do not remain.
    for (const one of [...Object.values(lines), ...Object.values(counts)]) one.reset();
    for (const id of health.conferences()) for (const site of health.of(id).sites) set(id, site);
    for (const { conferenceId: conference, recording, ...of } of conferences) {
      counts.recording.set({ conference }, Number(recording));
      for (const name of ['peers', 'producers', 'consumers'] as const) counts[name].set({ conference }, of[name]);
    }
    for (const { number, up, cpuSeconds } of workers) {
      counts.up.set({ worker: number }, Number(up));
      if (cpuSeconds !== null) counts.cpu.set({ worker: number }, cpuSeconds);
    }
  });
  return { floorMoved: (conference) => moves.inc({ conference }) };
}

type LineLabels = Readonly<Record<(typeof LINE)[number], string>>;
type LineGauges = Readonly<Record<'loss' | 'jitter' | 'roundTrip' | 'bitrate', Gauge<(typeof LINE)[number]>>> & {
  readonly mode: Gauge<(typeof LINE)[number] | 'mode'>;
};

/** Sets the gauges of a connection; unmeasured values are left out. */
function setLine(lines: LineGauges, labels: LineLabels, { loss, jitter, roundTrip, bitrate, mode }: LineQuality): void {
  if (loss !== null) lines.loss.set(labels, loss);
  if (jitter !== null) lines.jitter.set(labels, jitter / 1000);
  if (roundTrip !== null) lines.roundTrip.set(labels, roundTrip / 1000);
  if (bitrate !== null) lines.bitrate.set(labels, bitrate);
  for (const one of LINE_MODES) lines.mode.set({ ...labels, mode: one }, Number(one === mode));
}
