import { startLane } from '../lane.ts';
import { cpuOf, median } from '../measure.ts';
import type { Outcome } from '../outcome.ts';
import { url } from './viewers.ts';

const PAGES = 15;

/** The page of figures of a conference with a journal of 20,000 entries: kept, and after each new entry, which is folded onto what is kept. */
export async function statisticsPage(): Promise<Outcome[]> {
  const office = await startLane('office');
  const token = String(office.ready.clerk);
  const conferenceId = String(office.ready.unopened);
  const ask = async (target: string, init: RequestInit): Promise<string> => {
    const response = await fetch(target, init);
    const text = await response.text();
    if (!response.ok) throw new Error(`${target}: status ${response.status}: ${text.slice(0, 300)}`);
    return text;
  };
  const page = () => ask(`${url(office)}/conferences/${conferenceId}/statistics`, { headers: { cookie: `dc_session=${token}` } });
  const login = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  const api = `${url(office)}/api/v1/conferences/${conferenceId}`;
  const { sites } = JSON.parse(await ask(`${api}/roll-call`, { headers: login })) as { sites: { id: string }[] };
  const text = await page();
  const kept: number[] = [];
  const followed: number[] = [];
  for (let n = 0; n < PAGES; n += 1) {
    kept.push(await cpuOf(office, page));
    const body = JSON.stringify({ present: n });
    await ask(`${api}/roll-call/${sites[n]?.id ?? ''}/count`, { method: 'POST', headers: login, body });
    followed.push(await cpuOf(office, page));
  }
  await office.stop();
  const detail = `of ${PAGES}, 20,000 entries, ${Math.round(Buffer.byteLength(text) / 1024)} KB`;
  return [
    { name: 'the page of figures, kept', value: median(kept), unit: 'ms', goal: ['≤', 60], detail },
    { name: 'the same after a new entry', value: median(followed), unit: 'ms', goal: ['≤', 60], detail },
  ];
}
