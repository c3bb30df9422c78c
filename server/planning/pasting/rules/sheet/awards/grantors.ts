import { fold } from '../../../../../platform/text.ts';
import type { Award } from '../../../../awards/contract.ts';
import type { Participant } from '../../../../participants/contract.ts';
import type { GrantorNames } from './award-words.ts';

/** Grantors whom lists often name in capitals. */
const USUAL = [
  'Chủ tịch nước',
  'Nhà nước',
  'Chính phủ',
  'Thủ tướng Chính phủ',
  'Ban Chấp hành Trung ương Đảng',
  'Văn phòng Trung ương Đảng',
  'Chánh Văn phòng Trung ương Đảng',
  'Chủ tịch Ủy ban nhân dân tỉnh',
  'Chủ tịch Ủy ban nhân dân thành phố',
  'Ban Thường vụ Tỉnh ủy',
  'Ban Thường vụ Thành ủy',
  'Tỉnh ủy',
  'Thành ủy',
];

interface Conference {
  readonly awards: readonly Award[];
  readonly participants: readonly Pick<Participant, 'posts'>[];
  readonly organizer: string;
}

/** Names of grantors as they are written: the usual ones, the host, posts of those who attend, and those of awards that there are. */
export const knownGrantors = ({ awards, participants, organizer }: Conference): GrantorNames =>
  new Map(
    [...USUAL, ...participants.flatMap(({ posts }) => posts), organizer, ...awards.flatMap(({ grantor }) => grantor ?? [])].map(
      (name) => [fold(name), name] as const,
    ),
  );
