import type { Figures, HeldFigures } from '../contract.ts';

/** The totals of a conference, as they stand beside those of others of its series. */
export function heldFigures(
  { id, title, date }: Pick<HeldFigures, 'id' | 'title' | 'date'>,
  { sittings, speaking, attendance, lines, requests, votes, leftOut }: Figures,
): HeldFigures {
  const opened = sittings.filter(({ openedAt }) => openedAt !== null);
  return {
    id,
    title,
    date,
    seconds: opened.length === 0 ? null : opened.reduce((sum, { seconds }) => sum + seconds, 0),
    used: speaking.used,
    planned: speaking.planned,
    turns: speaking.turns,
    over: speaking.over,
    present: attendance.present,
    expected: attendance.expected,
    reported: attendance.reported,
    sites: attendance.sites.length,
    losses: lines.losses,
    lostSeconds: lines.seconds,
    made: requests.made,
    heard: requests.heard,
    median: requests.median,
    votes: votes.length,
    leftOut,
  };
}
