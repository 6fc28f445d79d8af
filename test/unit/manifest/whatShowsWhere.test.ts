// Each clause of package.json, evaluated against what the product sets and what its rows are, in every state of its views.
import assert from 'node:assert/strict';
import { contextKeys } from '../../../src/views/contextKeys';
import { assertSnapshot } from '../../snapshot';
import { allScenes } from './allScenes';
import { buttons } from './buttons';
import { parted, readTokens, rowContexts, viewContexts, whatShowsWhere } from './report';
import type { Scene } from './scenes';
import { allClauses, completionKeys, isShown, keys, menu, welcomes } from './shown';
import { parseWhen, termsOf, type Contexts } from './when';

/** Keys that VS Code sets itself. */
const ofVscode = ['view', 'viewItem', 'focusedView'];

const twice = (items: readonly string[]) => items.filter((item, index) => items.indexOf(item) !== index);
const tokensOf = ({ rows }: Scene) => [...new Set(rows.map(({ contextValue = '' }) => contextValue))];

describe('What shows where', () => {
  let scenes: readonly Scene[];
  let rows: { scene: Scene; tokens: string; contexts: Contexts }[];
  before(async () => {
    scenes = await allScenes();
    rows = scenes.flatMap(scene =>
      tokensOf(scene).map(tokens => ({ scene, tokens, contexts: rowContexts(scene, tokens) })),
    );
  });
  const terms = allClauses().flatMap(({ when, where }) => termsOf(parseWhen(when)).map(term => ({ ...term, where })));

  it('is as it was looked at last: each view in its states, each row', () => {
    assertSnapshot('test/unit/manifest/whatShowsWhere.txt', whatShowsWhere(scenes));
  });

  it('goes by context keys that are set, and each that is set is read', () => {
    const read = new Set([...terms.map(({ key }) => key), ...completionKeys()]);
    const set = new Set(scenes.flatMap(({ contexts }) => [...contexts.keys()]));
    assert.deepEqual([...read].filter(key => !ofVscode.includes(key)).sort(), [...set].sort());
    assert.deepEqual([...set].sort(), Object.values(contextKeys).sort());
  });

  it('compares them with values that they have', () => {
    const had = (key: string) =>
      key === 'view' || key === 'focusedView'
        ? scenes.map(({ view }) => view)
        : scenes.map(({ contexts }) => String(contexts.get(key)));
    const never = terms.filter(({ key, value }) => value !== undefined && !had(key).includes(value));
    assert.deepEqual(never, []);
  });

  it('asks rows for tokens that some row has', () => {
    const had = new Set(rows.flatMap(({ tokens }) => tokens.split(' ')));
    assert.deepEqual(
      [...readTokens].filter(token => !had.has(token)),
      [],
    );
  });

  it('is something for each clause: in some state it holds, and unless it hides for good, in another it does not', () => {
    const everywhere = [...rows.map(({ contexts }) => contexts), ...scenes.map(viewContexts)];
    const odd = allClauses().filter(({ when }) => {
      const found = new Set(everywhere.map(contexts => isShown(when, contexts)));
      return when !== 'false' && found.size < 2;
    });
    assert.deepEqual(odd, []);
  });

  it('is one welcome text at most, and one wherever nothing is being read and there is no row', () => {
    for (const scene of scenes) {
      const shown = welcomes(scene.view, scene.contexts);
      const isLoading = scene.contexts.get(contextKeys.viewMode) === 'loading';
      const wanted = scene.rows.length > 0 ? shown.length : isLoading ? 0 : 1;
      assert.ok(shown.length <= 1 && shown.length === wanted, `${scene.name}: ${shown.join()}`);
    }
  });

  it('is no key twice, on any system', () => {
    for (const scene of scenes) {
      for (const system of ['key', 'mac'] as const) {
        const pressed = keys(viewContexts(scene)).map(({ [system]: key }) => key);
        assert.deepEqual(twice(pressed), [], scene.name);
      }
    }
  });

  it('is no command twice in one menu, nor two at one place', () => {
    const menus = [
      ...rows.map(({ contexts }) => parted(menu('view/item/context', contexts), 'inline')),
      ...scenes.map(scene => parted(menu('view/title', viewContexts(scene)), 'navigation')),
    ];
    for (const entries of menus.flatMap(({ buttons: beside, menu: below }) => [beside, below])) {
      assert.deepEqual(twice(entries.map(({ what }) => what)), []);
      assert.deepEqual(twice(entries.map(({ group }) => group)), []);
    }
  });

  it('beside a row is the command of one of its tokens, that can be chosen', () => {
    for (const { scene, tokens, contexts } of rows) {
      const table = buttons[scene.view] ?? {};
      const may = tokens.split(' ').flatMap(token => table[token]?.replace('ensEvents.', '') ?? []);
      const shown = parted(menu('view/item/context', contexts), 'inline').buttons.map(({ what }) => what);
      assert.deepEqual(
        shown.filter(what => !may.includes(what)),
        [],
        tokens,
      );
    }
  });

  it('is nothing that acts, beside a row, on a key or to choose, where nothing may act', () => {
    const acts = (what: string) => ['redeploy', 'reboot', 'migrate'].includes(what);
    const barred = rows.filter(
      ({ tokens }) => /\breadOnly\b/.test(tokens) || !/\b(redeploy|reboot|migrat)able\b/.test(tokens),
    );
    const shown = barred.flatMap(({ contexts }) => menu('view/item/context', contexts).map(({ what }) => what));
    assert.deepEqual(shown.filter(acts), []);
  });
});
