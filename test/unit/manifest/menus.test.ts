// What package.json puts beside a row and on a key: the button of a kind of row does what that kind is for.
import assert from 'node:assert/strict';
import { contributes } from '../../../package.json';
import { buttons } from './buttons';

describe('What package.json shows', () => {
  it('beside a row is the command of its kind, and nothing else', () => {
    const inline = contributes.menus['view/item/context'].flatMap(({ group, when, ...item }) => {
      const [, view = '', token = ''] = /^view == (\S+) && viewItem =~ \/\\b(\w+)\\b\/(?: && |$)/.exec(when) ?? [];
      return group.startsWith('inline') && 'command' in item ? [{ view, token, command: item.command }] : [];
    });
    const expected = Object.entries(buttons).flatMap(([view, commands]) =>
      Object.entries(commands).map(([token, command]) => ({ view, token, command })),
    );
    assert.deepEqual(inline, expected);
  });

  it('on a key is one command: no key is there twice, on any system', () => {
    for (const name of ['key', 'mac'] as const) {
      const keys = contributes.keybindings.map(binding => binding[name]);
      assert.deepEqual(keys, [...new Set(keys)]);
    }
  });

  it('in a menu or on a key is a command that has a title', () => {
    const titled = new Set(contributes.commands.map(({ command }) => command));
    const used = [
      ...contributes.keybindings,
      ...Object.values(contributes.menus).flatMap(items => items as { command?: string }[]),
    ].flatMap(({ command }) => command ?? []);
    assert.deepEqual(
      used.filter(command => !titled.has(command)),
      [],
    );
  });
});
