import { moveCards } from './board/moving.ts';

const board = document.querySelector<HTMLElement>('[data-board]');
if (board) moveCards(board);
