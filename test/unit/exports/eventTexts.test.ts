// Markdown and ticket text: what a colleague sees, whatever the service wrote.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { marked } from 'marked';
import { visible } from '../../../src/base/inert';
import { eventsMarkdown } from '../../../src/exports/markdown';
import type { SharedEvent } from '../../../src/exports/sharedEvent';
import { ticketText } from '../../../src/exports/ticket';
import { anEvent, anInstance, english } from '../../builders';
import { shanghai } from '../../personTime';

const runs = { numRuns: process.env.CI ? 1000 : 100 };
const link = 'vscode://ens-events.ens-events/event?id=e-1&resource=i-sample-1';
const shared = (fields: Parameters<typeof anEvent>[0] = {}, name = 'edge-web-01'): SharedEvent => ({
  event: anEvent({ eventId: 'e-1', ...fields }),
  instance: anInstance({ name }),
  nodeId: 'cn-sample-1',
  account: 'Production',
  link,
});

const rendered = (markdown: string) => marked.parse(markdown, { async: false, gfm: true });
const tagsOf = (html: string) => [...new Set(html.match(/<[^>]*>/g) ?? [])].sort();
const ourTags = ['</code>', '</li>', '</p>', '</strong>', '</ul>', '<code>', '<li>', '<p>', '<strong>', '<ul>'];
const unescaped = (html: string) =>
  html.replace(
    /&(lt|gt|quot|#39|amp);/g,
    (_, name: string) => ({ lt: '<', gt: '>', quot: '"', amp: '&' })[name] ?? "'",
  );
const codesOf = (html: string) =>
  [...html.matchAll(/<code>([^]*?)<\/code>/g)].map(([, inner = '']) => unescaped(inner));

const hostileTexts = [
  '[click](command:ensEvents.redeploy)',
  '![x](https://example.test/x.png)',
  '<img src=x onerror=alert(1)><script>',
  'https://example.test www.example.test a@example.test @team #1',
  '`` ` `` ```',
  '`',
  '| a | b |\n|---|---|\n| c | d |',
  '\n\n# heading\n- item\n---\n[ref]: https://example.test',
  '&#x202e; &lt;',
  '{0} {1}',
];

describe('events as Markdown', () => {
  it('say what it is, when, and where to see it', () => {
    const text = eventsMarkdown([shared({ reason: 'The host fails' })], shanghai, english);
    assert.match(text, /^\*\*`edge-web-01`\*\* · redeploy · needs an answer · warning\n\n- Meaning: The host is due/);
    assert.match(text, /\n- Reason: `The host fails`\n/);
    assert.match(text, /\n- Deadline: \S+ \S+ \S+ · 2026-11-25 12:00 UTC\n/);
    assert.match(text, /\n- Event id: `e-1`\n- Resource id: `i-sample-1`\n/);
    assert.deepEqual(
      tagsOf(rendered(text)).filter(tag => /href/.test(tag)),
      [`<a href="${link.replace('&', '&amp;')}">`],
    );
  });

  it('case 48: show what cannot be read as a time as it came, as text that does nothing', () => {
    for (const notBeforeText of ['next Sunday', ...hostileTexts]) {
      const event = anEvent({ eventId: 'e-1', notBeforeText, publishTimeText: 'yesterday' });
      delete event.notBefore;
      delete event.publishTime;
      const text = eventsMarkdown([{ ...shared(), event, link: undefined }], shanghai, english);
      assert.match(
        text,
        /\n- Published \(not readable as a time\): `yesterday`\n- Not before \(not readable as a time\): `/,
      );
      assert.doesNotMatch(text, /Deadline/);
      assert.deepEqual(tagsOf(rendered(text)), ourTags);
      assert.ok(codesOf(rendered(text)).includes(visible(notBeforeText).trim()));
      const ticket = ticketText([{ ...shared(), event }], shanghai, english);
      assert.equal(ticket.split('\n').filter(line => line.startsWith('Not before (not readable')).length, 1);
    }
  });

  it('are parted, and have no link where there is none', () => {
    const text = eventsMarkdown([{ ...shared(), link: undefined }, shared({}, 'edge-db-02')], shanghai, english);
    assert.equal(rendered(text).match(/<strong>/g)?.length, 2);
    assert.equal(text.match(/vscode:/g)?.length, 1);
  });

  for (const text of hostileTexts) {
    it(`show as text: ${JSON.stringify(text)}`, () => {
      const event = { ...shared({ reason: text, type: text, status: text, level: text, eventId: text }, text) };
      const html = rendered(eventsMarkdown([{ ...event, account: text, link: undefined }], shanghai, english));
      assert.deepEqual(tagsOf(html), ourTags);
      assert.equal(codesOf(html).filter(code => code === visible(text).trim()).length, 8);
    });
  }

  it('property: nothing but our own tags comes of any text, and each text is there to read', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string({
        unit: fc.constantFrom('`', '*', '[', ']', '(', ')', '<', '!', '|', '\\', '\n', ' ', '&', 'a', ':', '/'),
      }),
    );
    fc.assert(
      fc.property(text, text, (reason, name) => {
        const html = rendered(eventsMarkdown([{ ...shared({ reason }, name), link: undefined }], shanghai, english));
        assert.deepEqual(tagsOf(html), ourTags);
        const codes = codesOf(html);
        for (const one of [reason, name]) {
          assert.ok(one === '' || codes.includes(visible(one).trim() || '—'), html);
        }
      }),
      runs,
    );
  });
});

describe('events as ticket text', () => {
  it('say the same in plain lines, times local and UTC', () => {
    const lines = ticketText([shared({ reason: 'The host fails' })], shanghai, english).split('\n');
    assert.equal(lines[0], 'edge-web-01 · redeploy · needs an answer · warning');
    assert.ok(lines.includes('Reason: The host fails'));
    assert.ok(lines.some(line => /^Deadline: 2026-11-2\d \d\d:\d\d \S+ · 2026-11-25 12:00 UTC$/.test(line)));
    assert.ok(lines.includes('Account: Production'));
    assert.ok(lines.includes(`Open in VS Code: ${link}`));
  });

  it('say that a deadline is an estimate', () => {
    const failure: SharedEvent = {
      event: { ...anEvent({ type: 'Instance:SystemFailure.Redeploy', notBefore: 0 }) },
      nodeId: '',
      account: 'A',
    };
    assert.match(ticketText([failure], shanghai, english), /\nDeadline \(estimated, five days after publication\): /);
  });

  it('property: no text forges a line or hides a character', () => {
    const count = ticketText([shared({ reason: 'x' })], shanghai, english).split('\n').length;
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 1 }), text => {
        const ticket = ticketText([shared({ reason: text, level: text }, text)], shanghai, english);
        assert.equal(ticket.split('\n').length, count);
        assert.doesNotMatch(ticket, /(?!\n)[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e]/u);
      }),
      runs,
    );
  });
});
