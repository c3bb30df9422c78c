import { interchangeContract } from '../../server/record/import-export/contract/index.ts';
import { publishingContract } from '../../server/planning/publishing/contract.ts';
import type { InputOf } from '../../server/platform/contract.ts';
import type { Login } from '../helpers/app.ts';

const ITEMS = 300;
type ConferenceFile = InputOf<typeof interchangeContract.import>;

/** A conference/1 file with 300 agenda items, 35 sites and this many participants. */
export function largeFile(people = 1): Record<string, unknown> {
  const agenda = Array.from({ length: ITEMS }, (_, n) => ({
    id: `item-${n}`,
    kind: 'report',
    title: `Báo cáo chuyên đề số ${n + 1} về công tác văn phòng`,
    speakers: ['speaker'],
    minutes: 5,
  }));
  const others = Array.from({ length: people - 1 }, (_, n) => ({
    id: `person-${n}`,
    name: `Nguyễn Văn ${n + 1}`,
    posts: ['Chuyên viên Văn phòng'],
    site: 'main',
  }));
  return {
    format: 'conference/1',
    title: 'Hội nghị đo tốc độ',
    organizer: 'Văn phòng',
    mode: 'hybrid',
    date: '2025-11-26',
    starts: '08:00',
    sites: [
      { id: 'main', kind: 'main', name: 'Điểm cầu chính' },
      { id: 'provinces', kind: 'province', name: 'Tỉnh ủy, thành ủy', count: 34, expand: 'provinces' },
    ],
    participants: [{ id: 'speaker', name: null, posts: ['Đại diện Văn phòng'], site: 'main', roles: ['chair', 'secretary'] }, ...others],
    agenda,
  };
}

/** A conference with 300 agenda items, 35 sites and this many participants. */
export async function largeConference(organizer: Login, people = 1): Promise<string> {
  return (await organizer.run(interchangeContract.import, largeFile(people) as ConferenceFile)).id;
}

/** The same, published. */
export async function publishedConference(organizer: Login): Promise<string> {
  const conferenceId = await largeConference(organizer);
  await organizer.run(publishingContract.publish, { conferenceId, note: null });
  return conferenceId;
}
