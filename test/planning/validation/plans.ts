import { readFileSync } from 'node:fs';
import { ConferenceFile, type WrittenFile } from '../../../server/record/import-export/contract/format.ts';
import { toPlan } from '../../../server/record/import-export/rules/to-plan.ts';
import type { Plan } from '../../../server/planning/plan/contract.ts';

const HEAD = {
  format: 'conference/1',
  title: 'Hội nghị',
  organizer: 'Văn phòng',
  mode: 'hybrid',
  date: '2025-11-26',
  starts: '08:00',
} as const;
const LEADERS: WrittenFile['participants'] = [
  { id: 'chair', name: 'Phạm Gia Túc', roles: ['chair'] },
  { id: 'secretary', name: 'Lê Minh Hưng', roles: ['secretary'] },
];

let made = 0;
const newId = () => `id-${++made}`;

/** A plan with a chair, a secretary and no findings, with a test's additions. */
export function planWith({ participants = [], ...rest }: Partial<WrittenFile> = {}): Plan {
  return toPlan(ConferenceFile.parse({ ...HEAD, ...rest, participants: [...(LEADERS ?? []), ...participants] }), newId);
}

/** The conference of 2025. */
export const conference2025 = (): Plan =>
  toPlan(ConferenceFile.parse(JSON.parse(readFileSync('prisma/seed/conference-2025.json', 'utf8'))), newId);

type AgendaItem = NonNullable<WrittenFile['agenda']>[number];

/** An item of ten minutes. */
export const item = (id: string, more: Partial<AgendaItem> = {}): AgendaItem => ({
  id,
  kind: 'report',
  title: `Nội dung ${id}`,
  minutes: 10,
  ...more,
});
