import type { participantsContract } from '../../../server/planning/participants/contract.ts';
import type { OutputOf } from '../../../server/platform/contract.ts';
import { startLane } from '../lane.ts';
import { cpuOf, interleaved, median } from '../measure.ts';
import { cpuText, type Outcome } from '../outcome.ts';
import { url } from './viewers.ts';

const PEOPLE = 5000;
const REQUESTS = 200;
const AT_ONCE = 8;
const CHANGES = 31;

/** The list of 5,000 participants by protocol: its page against a cached Buffer, the page after each change, and the change itself. */
export async function peopleList(): Promise<Outcome[]> {
  const [product, raw] = [await startLane('product'), await startLane('raw-http')];
  const conferenceId = String(await product.ask('people', PEOPLE));
  const token = String(product.ready.organizer);
  const api = `${url(product)}/api/v1/conferences/${conferenceId}/participants`;
  const address = `${url(product)}/conferences/${conferenceId}/participants?sort=protocol`;
  const ask = async (target: string, init: RequestInit = {}): Promise<string> => {
    const response = await fetch(target, init);
    const text = await response.text();
    if (!response.ok) throw new Error(`${target}: status ${response.status}: ${text.slice(0, 300)}`);
    return text;
  };
  const login = { headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' } };
  const page = () => ask(address, { headers: { cookie: `dc_session=${token}` } });
  const text = await page();
  await raw.ask('keep', text);
  const load = (get: () => Promise<unknown>) => async () => {
    for (let n = 0; n < REQUESTS; n += AT_ONCE) await Promise.all(Array.from({ length: AT_ONCE }, get));
  };
  const times = await interleaved(
    () => cpuOf(product, load(page)),
    () =>
      cpuOf(
        raw,
        load(() => ask(url(raw))),
      ),
  );
  const { participants } = JSON.parse(await ask(`${api}?sort=protocol`, login)) as OutputOf<typeof participantsContract.list>;
  const edits: number[] = [];
  const fresh: number[] = [];
  for (const { extras: _extras, ...facts } of participants.slice(0, CHANGES)) {
    const body = JSON.stringify({ ...facts, posts: ['Phó Chánh Văn phòng'] });
    edits.push(await cpuOf(product, () => ask(`${api}/${facts.id}`, { ...login, method: 'PUT', body })));
    fresh.push(await cpuOf(product, page));
  }
  await Promise.all([product.stop(), raw.stop()]);
  const detail = `of ${CHANGES}`;
  return [
    {
      name: 'the list of 5,000 participants by protocol / a cached Buffer',
      value: times.ratio,
      goal: ['≤', 2],
      detail: `${cpuText(times.ours / REQUESTS)} / ${cpuText(times.peer / REQUESTS)} a page of ${Math.round(Buffer.byteLength(text) / 1024)} KB`,
    },
    { name: 'its page after a change, not kept', value: median(fresh), unit: 'ms', goal: ['≤', 120], detail },
    { name: 'an edit in that list', value: median(edits), unit: 'ms', goal: ['≤', 20], detail },
  ];
}
