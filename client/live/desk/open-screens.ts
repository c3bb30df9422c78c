import { displaysContract, type HallScreen, type HallScreens } from '../../../server/live/display/contract.ts';
import { call, connection } from '../../connection.ts';

/** Keeps the list of open hall displays up to date. Returns a function that gives it; null until the first answer. */
export function followScreens(conferenceId: string, onChange: () => void): () => readonly HallScreen[] | null {
  let known: readonly HallScreen[] | null = null;
  const take = (news: HallScreens): void => {
    if (news.conferenceId !== conferenceId) return;
    known = news.screens;
    onChange();
  };
  const ask = (): void => void call(displaysContract.list, { conferenceId }).then(take, () => {});
  connection().on('displays', take);
  connection().on('connect', ask);
  if (connection().connected) ask();
  return () => known;
}
