import { entityOf } from '../collections/store.ts';

/** Maps a document row to its planning entity. The stamp belongs to the files, which are not part of the plan. */
export function documentOf<T extends { conferenceId: string; position: number; stamp: string | null }>(row: T) {
  const { stamp: _stamp, ...fields } = entityOf(row);
  return fields;
}
