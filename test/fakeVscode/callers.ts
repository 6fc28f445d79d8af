/** Functions through which the product subscribes: whoever called them is who hears. */
const between = /^(subscribe|event|on[A-Z]\w*|addListener)$/;
/** Frames of this folder and of VS Code's API, by the names of its functions. */
const own = new RegExp(
  '^(frames|whoCalled|track|listen|sleep|add|construct|opened|EventEmitter|register(ed|[A-Z]\\w*)' +
    '|create(Part|TreeView|StatusBarItem|OutputChannel|WebviewPanel|Input|QuickPick|InputBox))$',
);

/**
 * The function of the product that called, by its name: the same with and without source maps. Anonymous functions and
 * those of the language (`map`, `forEach`) are passed over.
 * @param past frames up to this function do not count
 */
export function whoCalled(past?: string): string {
  const names = frames();
  const from = past === undefined ? 0 : names.indexOf(past) + 1;
  return names.slice(from).find(name => !between.test(name) && !own.test(name)) ?? 'nobody';
}

function frames(): string[] {
  const limit = Error.stackTraceLimit;
  Error.stackTraceLimit = 60;
  const lines = new Error().stack?.split('\n') ?? [];
  Error.stackTraceLimit = limit;
  return lines.flatMap(line => {
    const [, called = ''] = /^\s+at (?:async )?(?:new )?(\S+)(?: \[as \S+\])? \((?!<anonymous>|node:)/.exec(line) ?? [];
    const name = called.split('.').at(-1) ?? '';
    return /^[a-zA-Z]\w*$/.test(name) ? [name] : [];
  });
}
