import { LAYOUTS, type DisplayMedia, type Layout } from '../../../server/live/display/presenter/picture.ts';
import { handleKeys } from '../../shell/keys.ts';
import { ProgramFeed } from './program-feed.ts';

const STORAGE_KEY = 'display.layout';
const KEYS: Readonly<Record<string, Layout>> = { h: 'picture', b: 'beside', c: 'text' };

const isLayout = (name: string | null): name is Layout => LAYOUTS.some((layout) => layout === name);

/** Layout from the URL, or else the last one of this display; by default the picture, which falls back to words. */
function firstLayout(): Layout {
  const asked = new URLSearchParams(location.search).get('view');
  if (isLayout(asked)) return asked;
  const kept = recall();
  return isLayout(kept) ? kept : 'picture';
}

function recall(): string | null {
  try {
    return localStorage.getItem(STORAGE_KEY);
  } catch {
    return null;
  }
}

function keep(layout: Layout): void {
  try {
    localStorage.setItem(STORAGE_KEY, layout);
  } catch {
    // Without storage, the next start shows the picture again.
  }
}

/** Media of a hall display; muted until somebody turns sound on, because the hall hears itself. Returns a function with their state. */
export function displayMedia(conferenceId: string, redraw: () => void): () => DisplayMedia {
  let layout = firstLayout();
  const feed = new ProgramFeed({
    conferenceId,
    purpose: 'watch',
    sound: { remember: 'display', startMuted: true },
    onChange: changed,
  });
  const controls = document.getElementById('display-controls');

  function changed(): void {
    if (controls) controls.hidden = feed.state === 'off';
    controls?.querySelectorAll<HTMLElement>('[data-layout]').forEach((button) => press(button, button.dataset['layout'] === layout));
    press(document.getElementById('display-sound'), isHeard());
    redraw();
  }
  function choose(chosen: Layout): void {
    layout = chosen;
    keep(chosen);
    changed();
  }
  /** Whether sound is audible. A browser may block sound until a press, so the first press turns it on. */
  function isHeard(): boolean {
    const { muted, blocked } = feed.sounds.state;
    return !muted && !blocked;
  }
  const toggleSound = (): void => feed.sounds.mute(isHeard());

  controls?.querySelectorAll<HTMLElement>('[data-layout]').forEach((button) => {
    const { layout: chosen = null } = button.dataset;
    button.addEventListener('click', () => isLayout(chosen) && choose(chosen));
  });
  document.getElementById('display-sound')?.addEventListener('click', toggleSound);
  const layoutKeys = Object.entries(KEYS).map(([key, chosen]) => [key, () => choose(chosen)] as const);
  handleKeys({ ...Object.fromEntries(layoutKeys), t: toggleSound });
  void feed.start();
  return () => ({
    state: feed.state,
    sends: feed.news?.sites ?? {},
    barred: feed.news?.barred ?? false,
    feed: feed.news?.feed ?? null,
    refusal: feed.refusal,
    layout,
  });
}

const press = (button: HTMLElement | null, isPressed: boolean): void => button?.setAttribute('aria-pressed', String(isPressed));
