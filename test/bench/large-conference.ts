import { interchangeContract } from '../../server/record/import-export/contract/index.ts';
import { publishingContract } from '../../server/planning/publishing/contract.ts';
import type { Login } from '../helpers/app.ts';

const ITEMS = 300;

/** A published conference with 300 agenda items and 35 sites. */
export async function largeConference(organizer: Login): Promise<string> {
  const agenda = Array.from({ length: ITEMS }, (_, n) => ({
    id: `item-${n}`,
    kind: 'report',
    title: `Báo cáo chuyên đề số ${n + 1} về công tác văn phòng`,
    speakers: ['speaker'],
    minutes: 5,
  }));
  const file = {
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
    participants: [{ id: 'speaker', name: null, posts: ['Đại diện Văn phòng'], site: 'main', roles: ['chair', 'secretary'] }],
    agenda,
  };
  const { id } = await organizer.run(
    interchangeContract.import,
    file as Parameters<typeof organizer.run<typeof interchangeContract.import>>[1],
  );
  await organizer.run(publishingContract.publish, { conferenceId: id, note: null });
  return id;
}
