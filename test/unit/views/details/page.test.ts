import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { detailsCommands } from '../../../../src/views/details/links';
import { detailsTitle } from '../../../../src/views/details/page';
import { isEventNode } from '../../../../src/views/nodes';
import { isOperationNode } from '../../../../src/views/operationNode';
import { anEvent, anInstance, anOperation, english, hour, noon } from '../../../builders';
import { factsWith, linksOf, pageWith, profile, sectionText, textOf, type Known } from './setting';

const accepted = { kind: 'accepted', requestId: 'REQ-1' } as const;

/** Everything the service or a file may have written, in every place of the page. */
function knownFrom(text: string): Known {
  const event = anEvent({
    ...{ eventId: text, resourceId: text, type: text, status: text, level: text, reason: text },
    ...{ extendedAttribute: JSON.stringify({ [text]: text }), extra: { [text]: text } },
  });
  const instance = anInstance({
    ...{ name: text, status: text, regionId: text, spec: text, cpu: text, os: text, addresses: [text] },
    disks: [{ category: text, role: 'data', diskId: text }],
  });
  const operation = anOperation({
    ...{ id: text, resourceId: text, eventId: text, name: text, account: text, statusBefore: text },
    outcome: { kind: 'refused', code: text, message: text, requestId: text },
  });
  const others = [anEvent({ ...event, eventId: `${text}2` })];
  return { event, instance, operations: [operation], others, profile: { ...profile, name: text } };
}

/** The elements of a page, without what its links lead to. */
const elementsOf = (page: string) =>
  [...page.replace(/<style>[^]*<\/style>/, '').matchAll(/<[^>]*>/g)].map(([tag]) => tag.replace(/href="[^"]*"/, ''));

describe('The details of an event', () => {
  it('name the instance, and say type, state and level in words', () => {
    const page = pageWith({ event: anEvent({ level: 'CRITICAL' }) });
    assert.match(textOf(page), /edge-web-01\nRedeploy for maintenance · needs an answer · level: critical/);
    assert.equal(detailsTitle(factsWith(), english), 'edge-web-01 · Redeploy for maintenance');
  });

  it('are called by the id where there is no name', () => {
    const title = (known: Known) => detailsTitle(factsWith(known), english);
    assert.equal(title({ instance: undefined }), 'i-sample-1 · Redeploy for maintenance');
    const without = { event: anEvent({ resourceId: '', type: 'IP:SafeBan' }), instance: undefined };
    assert.equal(title(without), `${anEvent().eventId} · IP blocked`);
  });

  it('are in the language they are written in, with a heading for each part that names it', () => {
    const page = pageWith();
    assert.match(page, /^<!DOCTYPE html>\n<html lang="en">/);
    assert.equal(page.match(/<h1>/g)?.length, 1);
    const parts = [...page.matchAll(/<section aria-labelledby="(\w+)"><h2 id="(\w+)">/g)];
    assert.deepEqual(
      parts.map(([, label]) => label),
      ['happened', 'means', 'actions', 'times', 'instance', 'operations', 'others'],
    );
    assert.ok(parts.every(([, label, id]) => label === id));
  });

  it('say what happened, in the words of the service too', () => {
    const text = sectionText(pageWith({ event: anEvent({ reason: 'Host 7 is due' }) }), 'happened');
    assert.match(text, /due for maintenance.* The service waits for an answer\./);
    assert.match(text, /Reason\nHost 7 is due\n/);
    assert.match(text, /Event id\ne-0{31}1\n/);
  });

  it('show an unknown type and state as they came, and say that they are not known', () => {
    const page = pageWith({ event: anEvent({ type: 'New:Thing', status: 'Paused', level: 'ODD' }) });
    assert.match(textOf(page), /New:Thing · Paused · level: ODD/);
    assert.match(sectionText(page, 'happened'), /Its state is not known to this version\./);
    assert.match(sectionText(page, 'means'), /does not know the type/);
  });

  it('keep the raw data folded at the end', () => {
    const event = anEvent({ reason: '"<b>"', extendedAttribute: '{"ip":"192.0.2.1"}' });
    const page = pageWith({ event });
    assert.match(page, /<details><summary>Raw data \(JSON\)<\/summary>[^]*<\/details>\s*<\/main><\/body>/);
    const blocks = [...page.matchAll(/<pre>([^]*?)<\/pre>/g)].map(
      ([, block = '']) => JSON.parse(textOf(block)) as unknown,
    );
    assert.deepEqual(blocks, [event, { ip: '192.0.2.1' }, anInstance()]);
  });

  it('say that the event is gone, and offer no operation then', () => {
    const page = pageWith({ listed: false });
    assert.match(textOf(page), /The service does not list this event any more\./);
    assert.ok(!linksOf(page).some(({ command }) => command === 'ensEvents.redeploy'));
  });
});

describe('T15: the page of an event', () => {
  it('may load and run nothing, and has no style but the one its policy names', () => {
    const page = pageWith();
    const style = /<style>([^]*)<\/style>/.exec(page)?.[1] ?? '';
    const hash = createHash('sha256').update(style).digest('base64');
    const policy = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(page)?.[1]?.replaceAll('&#39;', "'");
    assert.equal(policy, `default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'`);
    assert.doesNotMatch(page, /<script|<img|<link|<iframe|<form|\son\w+=|style="|url\(|@import|https?:/i);
  });

  it('has links to these commands only, which change nothing without asking', () => {
    const commands = ['redeploy', 'reboot', 'migrate', 'openEvent', 'openConsole', 'copyAs', 'copyLink'];
    assert.deepEqual(
      [...detailsCommands].sort(),
      [...commands, 'copyEventId', 'copyInstanceId', 'copyRequestId', 'copyResourceId', 'copyRamPolicy', 'showLog']
        .map(name => `ensEvents.${name}`)
        .sort(),
    );
    const page = pageWith({ operations: [anOperation({ outcome: accepted })], others: [anEvent({ eventId: 'e-2' })] });
    assert.equal(page.match(/href=/g)?.length, linksOf(page).length);
    for (const { command } of linksOf(page)) {
      assert.ok(
        detailsCommands.some(known => known === command),
        command,
      );
    }
  });

  it('hands each command one row, which the command knows again', () => {
    const page = pageWith({ ...knownFrom('"\'<&>%\ud800\u202e'), listed: true });
    const links = linksOf(page);
    assert.ok(links.length > 4);
    for (const { args } of links) {
      assert.ok(Array.isArray(args) && args.length === 1);
      assert.ok(isEventNode(args[0]) || isOperationNode(args[0]));
    }
  });

  const payloads = [
    '</bdi></dd></main><script>alert(1)</script>',
    '"><img src=x onerror=alert(1)>',
    "' onclick='alert(1)",
    '</pre></details><h1>',
    '<!--',
    '${1}`',
    '&lt;b&gt;&#x202e;',
  ];
  for (const payload of payloads) {
    it(`case 29: shows as text: ${payload}`, () => {
      const page = pageWith(knownFrom(payload));
      assert.deepEqual(elementsOf(page), elementsOf(pageWith(knownFrom('plain'))));
      assert.ok(textOf(page).includes(payload));
    });
  }

  it('case 29: shows any text as text, with what is hidden or turns the reading direction made visible', () => {
    const plain = elementsOf(pageWith(knownFrom('plain')));
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 1 }), text => {
        const page = pageWith(knownFrom(text));
        assert.deepEqual(elementsOf(page), plain);
        assert.doesNotMatch(page, /(?!\n)[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u);
      }),
      { numRuns: process.env.CI ? 300 : 50 },
    );
    assert.match(
      sectionText(pageWith({ event: anEvent({ reason: 'a\u202eb\u200bc' }) }), 'happened'),
      /a\\u\{202e\}b\\u\{200b\}c/,
    );
  }).timeout(60_000);

  it('keeps the reading direction of a text to itself', () => {
    const page = pageWith({ event: anEvent({ reason: 'خادم' }) });
    assert.match(page, /<dd><bdi>خادم<\/bdi><\/dd>/);
  });
});

describe('Times in the details', () => {
  const rows = (known: Known) => sectionText(pageWith(known), 'times');

  it('are local, UTC, and from now', () => {
    assert.match(rows({}), /As of 2026-11-24 \d\d:00 GMT/);
    assert.match(rows({}), /Published\n2026-11-24 \d\d:00 GMT\S*\n2026-11-24 11:00 UTC\n1 h ago\n/);
    assert.match(rows({}), /Deadline\n2026-11-25 \d\d:00 GMT\S*\n2026-11-25 12:00 UTC\nin 1 d\n/);
  });

  it('case 48: show what cannot be read as a time as it came, and assume no deadline over it', () => {
    const event = anEvent({ type: 'Instance:SystemFailure.Redeploy', notBeforeText: 'next <b>Sunday</b>\u202e' });
    delete event.notBefore;
    const page = pageWith({ event });
    assert.match(rows({ event }), /Not before \(not readable as a time\)\nnext <b>Sunday<\/b>\\u\{202e\}\n—\n—/);
    assert.doesNotMatch(rows({ event }), /Deadline/);
    assert.ok(page.includes('<bdi>next &lt;b&gt;Sunday&lt;/b&gt;\\u{202e}</bdi>'));
    const odd = { event: { ...event, publishTimeText: '5' } };
    assert.match(rows(odd), /Published \(not readable as a time\)\n5\n/);
  });

  it('mark an estimated deadline, and keep the time that the service repeats apart from it', () => {
    const publishTime = noon - hour;
    const event = anEvent({ type: 'Instance:SystemFailure.Redeploy', publishTime, notBefore: publishTime });
    assert.match(
      rows({ event }),
      /Deadline \(estimated, five days after publication\)\n.*\n2026-11-29 11:00 UTC\nin 4 d 23 h/,
    );
    assert.match(rows({ event }), /Time given by the service\n.*\n2026-11-24 11:00 UTC/);
    assert.match(textOf(pageWith({ event })), /deadline: about 2026-11-29/);
  });

  it('call late only what was to be answered', () => {
    const late = anEvent({ publishTime: noon - 9 * hour, notBefore: noon - 2 * hour });
    assert.match(rows({ event: late }), /Deadline\n.*\n.*\noverdue by 2 h/);
    assert.match(rows({ event: { ...late, status: 'Scheduled' } }), /Planned by the service\n.*\n.*\n2 h ago/);
  });

  it('have the own plan, and when an operation was confirmed and ended', () => {
    const plan = { opsType: 'scheduled', planTime: noon + 5 * hour } as const;
    const planned = anOperation({ plan, outcome: accepted, at: noon - hour });
    assert.match(rows({ operations: [planned] }), /Your plan\n.*\n2026-11-24 17:00 UTC\nin 5 h/);
    const ended = { ...planned, end: { how: 'done', status: 'Executed', at: noon - 1000 } } as const;
    assert.doesNotMatch(rows({ operations: [ended] }), /Your plan/);
    assert.match(
      rows({ operations: [ended] }),
      /Your operation was confirmed\n.*\n2026-11-24 11:00 UTC\n1 h ago\nIts end was seen\n/,
    );
  });

  it('say so where there is none', () => {
    const event = anEvent();
    delete event.publishTime;
    delete event.notBefore;
    assert.match(rows({ event }), /The service gave no time\./);
  });
});
