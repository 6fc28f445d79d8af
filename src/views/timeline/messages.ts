/** What goes between the timeline's page (src/webview/timeline) and its host (panel.ts). Times are Unix milliseconds. */

/** What is going on, and while an answer is needed its level; each is drawn as a shape of its own. */
export type Shape = 'critical' | 'warning' | 'information' | 'scheduled' | 'running' | 'done' | 'failed' | 'canceled';

/** Which colour an event has: by its level, without one once it has ended, unless it failed. */
export type Tone = 'critical' | 'warning' | 'information' | 'plain';

export interface TimelineEvent {
  /** Id of the profile. */
  readonly account: string;
  readonly key: string;
  /** Where it stands: its deadline or plan, else when it was published. */
  readonly at: number;
  /** When it was published, where it stands later than that. */
  readonly from?: number;
  /** When it acts by itself, unless it has begun to. */
  readonly deadline?: number;
  /** True where an answer is due until then, which can be late. */
  readonly owed?: boolean;
  /** True while it is not over: it stays in the picture, at its edge, when its time is outside. */
  readonly open: boolean;
  readonly shape: Shape;
  readonly tone: Tone;
  /** Of its level: the most severe has the least. */
  readonly rank: number;
  /** True for the highest level. */
  readonly strong: boolean;
  /** Which lane of `nodes` and of `instances`. */
  readonly node: number;
  readonly instance: number;
  /** All of it in one sentence, for screen readers. */
  readonly spoken: string;
  readonly time: string;
  readonly name: string;
  readonly place: string;
  readonly about: string;
  readonly state: string;
  readonly level: string;
  /** Where several accounts are shown. */
  readonly accountName?: string;
  /** What more there is to know: label and text. */
  readonly details: readonly (readonly [label: string, text: string])[];
}

export interface Tick {
  readonly at: number;
  /** One or two lines. */
  readonly label: string;
  /** False for hours. */
  readonly day: boolean;
}

export interface TimelineWindow {
  readonly start: number;
  readonly end: number;
}

export type Column = 'time' | 'left' | 'name' | 'place' | 'about' | 'state' | 'level' | 'accountName';

/** Every text of the page that is ours, in the reader's language. `{0}` stands for a number. */
export interface TimelineWords {
  readonly title: string;
  /** Whose events these are. */
  readonly accounts: string;
  readonly picture: string;
  readonly help: string;
  readonly range: string;
  readonly ranges: Readonly<Record<Range, string>>;
  readonly lanes: string;
  readonly byNode: string;
  readonly byInstance: string;
  readonly asTable: string;
  readonly asPicture: string;
  readonly saveSvg: string;
  readonly now: string;
  readonly window: string;
  readonly published: string;
  readonly shapes: Readonly<Record<Shape, string>>;
  readonly levels: Readonly<Record<Exclude<Tone, 'plain'>, string>>;
  readonly earlier: string;
  readonly later: string;
  readonly noneInRange: string;
  readonly caption: string;
  /** Above the rows of each part of the table, with how many there are. */
  readonly open: string;
  readonly over: string;
  /** Opens what is left out of those that are over. */
  readonly moreOver: string;
  readonly sortBy: string;
  readonly columns: Readonly<Record<Column, string>>;
  readonly reveal: string;
  readonly atOncePlace: string;
}

/** How much is shown; the page knows how far each goes. */
export type Range = 'day' | 'week' | 'fortnight' | 'month';

export interface TimelineData {
  readonly now: number;
  readonly nodes: readonly string[];
  readonly instances: readonly string[];
  readonly events: readonly TimelineEvent[];
  /** In the order of the events: "in 3 h 20 min", "overdue by 2 h", or nothing. */
  readonly left: readonly string[];
  readonly windows: readonly TimelineWindow[];
  readonly ticks: readonly Tick[];
  /** What the clock of the ticks is called: an IANA name, which holds all year. */
  readonly zone: string;
  readonly words: TimelineWords;
  /** What is missing or wrong, in sentences. */
  readonly notes: readonly string[];
  /** Instead of events, where there is none. */
  readonly empty: string;
}

export type ToPage =
  | { readonly type: 'data'; readonly data: TimelineData }
  /** Time went on; `left` is in the order of the events. */
  | { readonly type: 'tick'; readonly now: number; readonly left: readonly string[] };

export type ToHost =
  | { readonly type: 'ready' }
  | { readonly type: 'reveal'; readonly account: string; readonly key: string }
  | { readonly type: 'save'; readonly svg: string };
