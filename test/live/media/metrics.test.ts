import express from 'express';
import request from 'supertest';
import { afterEach, describe, expect, it } from 'vitest';
import type { LineQuality, SiteReport } from '../../../server/live/media/contract/entities.ts';
import { addMediaMetrics, type MediaFigures } from '../../../server/live/media/sfu/metrics.ts';
import type { ProducerStat } from '../../../server/live/media/rules/server-stats.ts';
import { HealthWatch, type WatchedSite } from '../../../server/live/media/sfu/line-health.ts';
import { startApp } from '../../helpers/app.ts';
import { createMetrics, metricsRouter } from '../../../server/platform/http/metrics.ts';

const TOKEN = 'a-token-of-sufficient-length';
const DOWN: LineQuality = { mode: 'voice', loss: 0.02, jitter: 12, roundTrip: null, bitrate: 48_000 };
const REPORT: SiteReport = { level: 0.3, up: { ...DOWN, mode: 'full' }, down: DOWN };

/** A microphone with so many packets sent and lost. */
const microphone = (packetCount: number, packetsLost: number): ProducerStat => ({
  ssrc: 1,
  kind: 'audio',
  packetCount,
  packetsLost,
  byteCount: packetCount * 100,
  jitter: 480,
  roundTripTime: 35,
});

const watch = { now: 1000, conferences: new Map<string, WatchedSite[]>(), told: 0 };
const health = new HealthWatch({
  now: () => watch.now,
  watched: async () => watch.conferences,
  tell: () => (watch.told += 1),
  onError: (error) => {
    throw error;
  },
});
const site = (stats: ProducerStat[]): WatchedSite => ({
  siteId: 'quang-ninh',
  report: REPORT,
  reportedAt: watch.now,
  open: true,
  producers: [{ source: 'microphone', getStats: async () => stats }],
  receive: { getStats: async () => [{ availableOutgoingBitrate: 90_000 }] },
});

/** A server with nothing but the metrics. */
function server(figures: MediaFigures = { workers: [], conferences: [] }, token: string | null = TOKEN) {
  const metrics = createMetrics();
  const added = addMediaMetrics(metrics, health, async () => figures);
  const app = express().set('trust proxy', 'loopback');
  app.use((asking, answer, next) => (metrics.measure(asking, answer), next()), metricsRouter({ metrics, token }));
  return { app, added };
}
const elsewhere = { 'X-Forwarded-For': '203.0.113.9' };
const linesOf = (text: string, word: string): string[] =>
  text.split('\n').filter((line) => line.startsWith('diemcau') && line.includes(word));

afterEach(async () => {
  watch.conferences = new Map();
  await health.look();
});

describe('who may read the metrics', () => {
  const asked = async (token: string | null, headers: Record<string, string> = {}) =>
    (await request(server(undefined, token).app).get('/metrics').set(headers)).status;

  it('is only this machine, without a token', async () => {
    const answer = await request(server(undefined, null).app).get('/metrics');
    expect([answer.status, answer.headers['cache-control']]).toEqual([200, 'no-store']);
    expect(answer.headers['content-type']).toMatch(/^text\/plain/);
    expect([await asked(null, elsewhere), await asked(null, { ...elsewhere, Authorization: 'Bearer null' })]).toEqual([404, 404]);
  });

  it('is whoever has the token, if there is one, from anywhere', async () => {
    const Authorization = `Bearer ${TOKEN}`;
    expect([await asked(TOKEN, { Authorization }), await asked(TOKEN, { ...elsewhere, Authorization })]).toEqual([200, 200]);
  });

  it('is not this machine without the token: a proxy on it would open them to everybody', async () => {
    expect([await asked(TOKEN), await asked(TOKEN, { Authorization: 'Bearer wrong' })]).toEqual([404, 404]);
  });

  it('is nobody else: they get a 404', async () => {
    const another = { ...elsewhere, Authorization: 'Bearer another-token-of-the-length' };
    expect([await asked(TOKEN, elsewhere), await asked(TOKEN, another)]).toEqual([404, 404]);
  });
});

describe('the server', () => {
  it('gives its metrics to whoever has the configured token', async () => {
    const app = await startApp({ media: { enabled: false, metricsToken: TOKEN } });
    const status = async (headers: Record<string, string>) => (await request(app.url).get('/metrics').set(headers)).status;
    const statuses = [await status({}), await status(elsewhere), await status({ Authorization: `Bearer ${TOKEN}` })];
    await app.end();
    expect(statuses).toEqual([404, 404, 200]);
  });
});

describe('the metrics', () => {
  it('include the process, and response times', async () => {
    const { app } = server(undefined, null);
    await request(app).get('/nothing');
    const { text } = await request(app).get('/metrics');
    expect(text).toMatch(/^process_resident_memory_bytes \d+/m);
    expect(linesOf(text, 'answer_seconds_count')).toEqual(['diemcau_http_answer_seconds_count{method="GET",status="404"} 1']);
  });

  it('include every site’s connection in both directions, by ids only, without what is not known', async () => {
    watch.conferences = new Map([['hoi-nghi', [site([microphone(100, 0)])]]]);
    await health.look();
    watch.now += 2000;
    watch.conferences = new Map([['hoi-nghi', [site([microphone(190, 10)])]]]);
    await health.look();
    const { text } = await request(server(undefined, null).app).get('/metrics');
    const of = (direction: string) => `{conference="hoi-nghi",site="quang-ninh",direction="${direction}"}`;
    expect(linesOf(text, 'site_').filter((line) => !line.includes('mode='))).toEqual([
      `diemcau_media_site_loss_ratio${of('up')} 0.1`,
      `diemcau_media_site_loss_ratio${of('down')} 0.02`,
      `diemcau_media_site_jitter_seconds${of('up')} 0.01`,
      `diemcau_media_site_jitter_seconds${of('down')} 0.012`,
      `diemcau_media_site_round_trip_seconds${of('up')} 0.035`,
      `diemcau_media_site_bitrate_bits_per_second${of('up')} 36000`,
      `diemcau_media_site_bitrate_bits_per_second${of('down')} 48000`,
    ]);
    expect(linesOf(text, 'mode="').filter((line) => line.endsWith(' 1'))).toEqual([
      `diemcau_media_site_line_mode${of('up').replace('}', ',mode="full"}')} 1`,
      `diemcau_media_site_line_mode${of('down').replace('}', ',mode="voice"}')} 1`,
    ]);
  });

  it('include workers, pages, streams, recordings and moves of the floor; what ended is gone', async () => {
    const figures = {
      workers: [
        { number: 0, up: true, cpuSeconds: 1.5 },
        { number: 1, up: false, cpuSeconds: null },
      ],
      conferences: [{ conferenceId: 'hoi-nghi', peers: 3, producers: 4, consumers: 12, recording: true }],
    };
    const { app, added } = server(figures, null);
    added.floorMoved('hoi-nghi');
    added.floorMoved('hoi-nghi');
    const { text } = await request(app).get('/metrics');
    expect(linesOf(text, 'diemcau_media')).toEqual([
      'diemcau_media_peers{conference="hoi-nghi"} 3',
      'diemcau_media_producers{conference="hoi-nghi"} 4',
      'diemcau_media_consumers{conference="hoi-nghi"} 12',
      'diemcau_media_recording{conference="hoi-nghi"} 1',
      'diemcau_media_worker_up{worker="0"} 1',
      'diemcau_media_worker_up{worker="1"} 0',
      'diemcau_media_worker_cpu_seconds{worker="0"} 1.5',
      'diemcau_media_floor_moves_total{conference="hoi-nghi"} 2',
    ]);
    figures.conferences = [];
    const later = await request(app).get('/metrics');
    expect(linesOf(later.text, 'media_peers')).toEqual([]);
  });
});

describe('the watch over the connections', () => {
  it('tells a site what its connection can carry and what the speaker had already lost', async () => {
    const other = { ...site([]), siteId: 'lao-cai', open: false };
    watch.conferences = new Map([['hoi-nghi', [site([microphone(100, 0)]), other]]]);
    await health.look();
    watch.now += 2000;
    watch.conferences = new Map([['hoi-nghi', [site([microphone(180, 20)]), other]]]);
    await health.look();
    expect([health.hint('hoi-nghi', 'lao-cai'), health.hint('hoi-nghi', 'quang-ninh'), health.hint('hoi-nghi', 'khac')]).toEqual([
      { available: 90_000, floorLoss: 0.2 },
      { available: 90_000, floorLoss: null },
      { available: null, floorLoss: 0.2 },
    ]);
  });

  it('ignores an old report of a site and keeps what the server itself measures', async () => {
    const seen = () => health.of('hoi-nghi').sites.map(({ level, down, reportedAt }) => ({ level, down, reportedAt }));
    watch.conferences = new Map([['hoi-nghi', [{ ...site([]), reportedAt: watch.now }]]]);
    await health.look();
    const fresh = seen();
    watch.now += 10_000;
    await health.look();
    expect([fresh, seen()]).toEqual([
      [{ level: 0.3, down: DOWN, reportedAt: watch.now - 10_000 }],
      [{ level: null, down: null, reportedAt: watch.now - 10_000 }],
    ]);
  });

  it('is not stopped by a stream that ends during a check', async () => {
    const ended = async (): Promise<never> => {
      throw new Error('closed');
    };
    const broken: WatchedSite = { ...site([]), producers: [{ source: 'camera', getStats: ended }], receive: { getStats: ended } };
    watch.conferences = new Map([['hoi-nghi', [broken]]]);
    await health.look();
    expect(health.of('hoi-nghi')).toEqual({
      conferenceId: 'hoi-nghi',
      at: watch.now,
      sites: [{ siteId: 'quang-ninh', sends: ['camera'], open: true, level: 0.3, up: REPORT.up, down: DOWN, reportedAt: watch.now }],
    });
  });
});
