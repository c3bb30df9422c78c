import type { Capturable, DeviceFault } from '../../../server/live/media/rules/devices.ts';
import { viewContextOf, type Live } from '../../../server/live/live-page/presenter/index.ts';
import type { MediaFacts } from '../../../server/live/live-page/presenter/media.ts';
import { floorHolder, isHeard, mediaRoutingOf } from '../../../server/live/sitting/rules/index.ts';
import type { OwnSite } from '../../../server/live/site-page/presenter/index.ts';
import { watched, type PicturesView } from '../../../server/live/live-page/presenter/pictures.ts';
import { t } from '../../shell/words.ts';
import { toast } from '../../shell/toast.ts';
import { Devices } from './devices.ts';
import { Level } from './level.ts';
import { ProgramFeed } from './program-feed.ts';
import { SecondPicture } from './second-picture.ts';

const DEVICES = ['microphone', 'camera'] as const;

/** Media of a site's page. */
export interface SitePageMedia {
  readonly facts: MediaFacts;
  /** Call it with every redraw: opens and closes the microphone, and requests the pictures that are shown. */
  follow(live: Live, pictures: PicturesView): void;
}

/** What the site may send now. */
interface Allowed {
  readonly microphone: boolean;
  readonly camera: boolean;
  readonly second: boolean;
}

const NOTHING: Allowed = { microphone: false, camera: false, second: false };

/** Media of a site's page. A site's own login sends camera and microphone; a technician's page only watches, and starts muted. */
export function siteMedia(conferenceId: string, own: OwnSite, redraw: () => void): SitePageMedia {
  if (own.maySpeak) return new SendingSite(conferenceId, own.siteId, redraw);
  const sound = { remember: 'technician', startMuted: true };
  const feed = new ProgramFeed({ conferenceId, purpose: 'watch', sound, onChange: redraw });
  void feed.start();
  return {
    get facts() {
      return factsOf(feed);
    },
    follow: (_live, pictures) => feed.watch(watched(pictures)),
  };
}

function factsOf({ state, news, modes, refusal }: ProgramFeed): MediaFacts {
  const { sites: sends = {}, barred = false, feed: seen = null } = news ?? {};
  const { up = null, down = null } = modes ?? {};
  const own = { replaced: false, trouble: null, sharing: false, cameras: [], mayShareScreen: false };
  return { state, sends, barred, feed: seen, up, down, refusal, ...own };
}

class SendingSite implements SitePageMedia {
  readonly #siteId: string;
  readonly #redraw: () => void;
  readonly #feed: ProgramFeed;
  readonly #devices = new Devices();
  readonly #second: SecondPicture;
  readonly #sent = new Map<Capturable, MediaStreamTrack | null>();
  #level: Level | null = null;
  readonly #sending = new Set<Promise<void>>();
  #allowed = NOTHING;
  /** False until the devices have been opened: until then the page says nothing about them. */
  #isReady = false;
  #isReplaced = false;

  constructor(conferenceId: string, siteId: string, redraw: () => void) {
    this.#siteId = siteId;
    this.#redraw = redraw;
    this.#feed = new ProgramFeed({
      conferenceId,
      purpose: 'site',
      sound: { remember: 'site' },
      onChange: redraw,
      level: () => this.#level?.loudest() ?? null,
      onReplaced: () => this.#replaced(),
      onMayReturn: () => this.#isReplaced && this.#sendHere(),
    });
    this.#second = new SecondPicture({
      devices: this.#devices,
      onChange: (track) => this.#show(track),
      onFault: () => toast(t('pictures.second.refused')),
    });
    this.#devices.onChange(() => this.#devicesChanged());
    document.addEventListener('click', ({ target }) => target instanceof Element && target.closest('[data-send-here]') && this.#sendHere());
    void this.#start();
  }

  get facts(): MediaFacts {
    const facts = factsOf(this.#feed);
    const state = facts.state === 'on' && !this.#isReady ? 'joining' : facts.state;
    const cameras = this.#devices.list().camera.filter(({ chosen }) => !chosen);
    const mayShareScreen = typeof navigator.mediaDevices?.getDisplayMedia === 'function';
    return { ...facts, state, replaced: this.#isReplaced, trouble: this.#trouble(), sharing: this.#second.isOn, cameras, mayShareScreen };
  }

  follow(live: Live, pictures: PicturesView): void {
    this.#feed.watch(watched(pictures));
    this.#allowed = this.#allowedBy(live);
    if (!this.#allowed.second) this.#second.stop();
    this.#sendDevices();
  }

  async #start(): Promise<void> {
    // The browser may ask for permission; the program feed does not wait for that.
    await Promise.all([this.#feed.start(), this.#devices.start({ camera: true, microphone: true })]);
    this.#sendDevices();
    await Promise.all(this.#sending);
    this.#isReady = true;
    this.#redraw();
  }

  /** Stops sending, because another page of the site does, until the user asks for it. */
  #replaced(): void {
    this.#isReplaced = true;
    this.#second.stop();
    for (const kind of DEVICES) this.#send(kind, null);
    this.#redraw();
  }

  /** Sends from this page; the server tells the other one to stop. */
  #sendHere(): void {
    this.#isReplaced = false;
    this.#sendDevices();
    this.#redraw();
  }

  #allowedBy(live: Live): Allowed {
    const { state, index } = viewContextOf(live);
    const routing = mediaRoutingOf(state, index);
    if (routing.barred || this.facts.barred) return NOTHING;
    return { microphone: isHeard(routing, this.#siteId), camera: true, second: floorHolder(state, index) === this.#siteId };
  }

  #devicesChanged(): void {
    this.#feed.sounds.output(this.#devices.speaker);
    this.#feed.pictures.set('own', this.#devices.camera);
    this.#sendDevices();
    this.#redraw();
  }

  /** Sends what is allowed. A closed microphone is also muted here, besides being closed on the server. */
  #sendDevices(): void {
    const { camera, microphone } = this.#devices;
    if (microphone) microphone.enabled = this.#allowed.microphone;
    if (camera) camera.enabled = this.#allowed.camera;
    if (this.#isReplaced) return;
    this.#send('microphone', microphone);
    this.#send('camera', this.#allowed.camera ? camera : null);
  }

  /** Measures the level even while the microphone is closed, so that the desk sees whether it works. */
  #measure(microphone: MediaStreamTrack | null): void {
    this.#level?.close();
    this.#level = microphone && new Level(microphone);
  }

  #send(kind: Capturable, track: MediaStreamTrack | null): void {
    if ((this.#sent.get(kind) ?? null) === track) return;
    this.#sent.set(kind, track);
    if (kind === 'microphone') this.#measure(track);
    const sent = this.#feed.line.send(kind, track);
    this.#sending.add(sent);
    void sent.then(() => this.#sending.delete(sent));
  }

  #show(track: MediaStreamTrack | null): void {
    this.#feed.pictures.set('own-second', track);
    void this.#feed.line.send('second', track);
    this.#redraw();
  }

  #trouble(): string | null {
    if (this.#devices.asking) return t('deviceTest.band.asking');
    const { camera, microphone } = this.#devices.faults;
    const words = (kind: Capturable, fault: DeviceFault): string =>
      `${t(`deviceTest.fault.${fault}`, { device: t(`deviceTest.device.${kind}`) })}.`;
    return camera !== null ? words('camera', camera) : microphone !== null ? words('microphone', microphone) : null;
  }
}
