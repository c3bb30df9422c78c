import { doorOf, doorView } from '../../../server/live/check-in/presenter/door.ts';
import body from '../../../views/live/check-in/door-body.hbs';
import { pageLang, pageZone } from '../../shell/page.ts';
import { morph } from '../../shell/templates.ts';
import { keepScreenOn } from '../live-page/wake-lock.ts';
import { pageData } from '../live-page/page-data.ts';
import { arrive, dismissRefused, scan, undoArrival } from './arrivals.ts';
import { change, doorState, drawWith } from './door-state.ts';
import { keepDoor } from './kept-data.ts';
import { keepDoorPage } from './kept-page.ts';
import { followDoors, restoreKept } from './refreshing.ts';
import { NoCamera, readerUrl, Scanner } from './scanner.ts';

const { conferenceId } = pageData('door');
const place = document.getElementById('door');
const camera = document.getElementById('camera');
const video = camera?.querySelector('video') ?? null;
const heard = document.getElementById('heard');
let scanner: Scanner | null = null;

function show(): void {
  if (!place) return;
  const view = doorView(doorState(), { lang: pageLang(), zone: pageZone() });
  morph(place, body({ ...view, signInNext: encodeURIComponent(location.pathname) }));
  if (camera) camera.hidden = !view.isCameraOn || view.isChoosing;
  const said = [view.result?.title, view.result?.name, view.result?.where].filter(Boolean).join('. ');
  if (heard && heard.textContent !== said) heard.textContent = said;
}

function stopCamera(): void {
  scanner?.stop();
  scanner = null;
  change({ camera: 'off' });
}

async function startCamera(): Promise<void> {
  if (!video) return;
  const started = new Scanner(video, (text) => scan(conferenceId, text), stopCamera);
  scanner = started;
  change({ camera: 'starting' });
  try {
    await started.start();
    if (scanner === started) change({ camera: 'on' });
    else started.stop();
  } catch (error) {
    started.stop();
    scanner = null;
    change({ camera: error instanceof NoCamera ? error.fault : 'none' });
  }
}

function switchSound(): void {
  const isSounding = !doorState().isSounding;
  localStorage.setItem('check-in-sound', isSounding ? 'on' : 'off');
  change({ isSounding });
}

const searchField = (): HTMLInputElement | null => document.querySelector('#door-query');

function clearSearch(): void {
  const field = searchField();
  if (field) field.value = '';
  change({ query: '' });
}

function choose(value: string): void {
  const door = doorOf(value);
  change({ door, isChoosing: false, result: null });
  void keepDoor(conferenceId, door).catch(() => change({ isKept: false }));
}

const ACTS: Readonly<Record<string, (value: string) => void>> = {
  change: () => change({ isChoosing: true }),
  sitting: (sittingId) => {
    const { list } = doorState();
    if (list) change({ chosenSitting: sittingId, list: { ...list, sittingId }, notes: new Map(), result: null });
  },
  choose,
  camera: () => void (scanner ? stopCamera() : startCamera()),
  sound: switchSound,
  undo: (id) => void undoArrival(conferenceId, id),
  dismiss: dismissRefused,
  arrive: (id) => {
    arrive(conferenceId, id);
    clearSearch();
    searchField()?.focus();
  },
};

/** A hand scanner types a code and Enter; a name that finds one person alone checks them in. */
function submitSearch(): void {
  const text = searchField()?.value.trim() ?? '';
  if (/^DC1:/i.test(text)) {
    scan(conferenceId, text);
    return clearSearch();
  }
  const { found } = doorView({ ...doorState(), query: text }, { lang: pageLang(), zone: pageZone() });
  const [only, ...others] = found;
  if (only && others.length === 0) ACTS['arrive']?.(only.id);
}

document.addEventListener('click', (event) => {
  const button = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-door-act]') : null;
  if (button) ACTS[button.dataset.doorAct ?? '']?.(button.getAttribute('value') ?? '');
});
document.addEventListener(
  'submit',
  (event) => {
    const form = event.target;
    if (!(form instanceof HTMLFormElement) || form.dataset.doorForm === undefined) return;
    event.preventDefault();
    submitSearch();
  },
  { capture: true },
);
document.addEventListener('input', (event) => {
  if (event.target === searchField()) change({ query: searchField()?.value ?? '' });
});
document.addEventListener('visibilitychange', () => void (document.hidden && scanner && stopCamera()));

drawWith(show);
show();
await restoreKept(conferenceId);
followDoors(conferenceId);
keepScreenOn();
void keepDoorPage(conferenceId, [readerUrl]).then((isKept) => {
  document.body.dataset.kept = String(isKept);
  if (!isKept) change({ isKept });
});
