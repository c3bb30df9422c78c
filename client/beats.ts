import type { Socket } from 'socket.io-client';
import { BEAT, BEAT_INTERVAL_MS, BEAT_SILENCE_MS, STILL_HERE } from '../server/platform/sockets/protocol.ts';

/**
 * Answers the server's questions for a sign of life. Where they stop coming the line is cut, which the browser notices much later: the
 * page then connects anew, and says so meanwhile. Pages that are never asked are left alone.
 */
export function answerBeats(socket: Socket): void {
  let heardAt: number | null = null;
  let checkedAt = performance.now();
  socket.on(BEAT, () => {
    heardAt = performance.now();
    socket.emit(STILL_HERE);
  });
  socket.on('disconnect', () => (heardAt = null));
  setInterval(() => {
    const now = performance.now();
    // A page that was suspended or busy has not heard anybody: that says nothing about the line.
    const wasBusy = now - checkedAt > 2 * BEAT_INTERVAL_MS;
    checkedAt = now;
    if (heardAt !== null && wasBusy) heardAt = now;
    if (heardAt === null || now - heardAt <= BEAT_SILENCE_MS) return;
    heardAt = null;
    socket.io.engine.close();
  }, BEAT_INTERVAL_MS);
}
