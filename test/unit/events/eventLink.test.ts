import assert from 'node:assert/strict';
import fc from 'fast-check';
import { eventLink, parseEventLink } from '../../../src/events/eventLink';

const runs = { numRuns: process.env.CI ? 1000 : 100 };
const ids = { eventId: 'e-d71ff150945b9c02eb6ebc0016328468', resourceId: 'i-55qi8m11rr53c4i964md8a00l' };

/** The parts of an address as VS Code hands them to the handler: percent-decoded. */
function parts(address: string) {
  const { pathname, search, hash } = new URL(address);
  return { path: pathname, query: decodeURIComponent(search.slice(1)), fragment: hash.slice(1) };
}
const problemOf = (query: string, path = '/event', fragment = '') => {
  const parsed = parseEventLink({ path, query, fragment });
  return parsed.ok ? 'none' : parsed.problem;
};

describe('links to events', () => {
  it('name the event, its resource and the VS Code it was copied from, and nothing else', () => {
    assert.equal(
      eventLink('vscode-insiders', ids),
      `vscode-insiders://ens-events.ens-events/event?id=${ids.eventId}&resource=${ids.resourceId}`,
    );
    assert.equal(
      eventLink('vscode', { eventId: 'e-1', resourceId: '' }),
      'vscode://ens-events.ens-events/event?id=e-1',
    );
  });

  it('are not made of ids with characters that are never sent', () => {
    for (const bad of ['e 1', 'e&resource=i-2', 'e#', 'é', '', 'x'.repeat(129), "e'", 'e\n', 'e%20']) {
      assert.equal(eventLink('vscode', { ...ids, eventId: bad }), undefined, bad);
      assert.equal(eventLink('vscode', { eventId: bad, resourceId: '' }), undefined, bad);
    }
    assert.equal(eventLink('vscode', { ...ids, resourceId: 'i/1' }), undefined);
  });

  it('lead to nothing where a part is unknown, repeated, missing, too long or still encoded', () => {
    assert.equal(problemOf('id=e-1', '/redeploy'), 'path');
    assert.equal(problemOf('id=e-1', '/event/'), 'path');
    assert.equal(problemOf('id=e-1', '/Event'), 'path');
    assert.equal(problemOf('id=e-1&action=redeploy'), 'parameter');
    assert.equal(problemOf('id=e-1&'), 'parameter');
    assert.equal(problemOf('ID=e-1'), 'parameter');
    assert.equal(problemOf('__proto__=e-1'), 'parameter');
    assert.equal(problemOf('id=e-1', '/event', 'x'), 'parameter');
    assert.equal(problemOf('id=e-1&id=e-1'), 'repeated');
    assert.equal(problemOf('id=e-1&resource=i-1&resource=i-2'), 'repeated');
    assert.equal(problemOf(''), 'missing');
    assert.equal(problemOf('resource=i-1'), 'missing');
    for (const bad of ['', '%65-1', 'e-1%00', 'e 1', 'e=1', 'ｅ-1', 'e-1\u202e', 'x'.repeat(129), 'x'.repeat(5000)]) {
      assert.equal(problemOf(`id=${bad}`), 'id', bad);
      assert.equal(problemOf(`id=e-1&resource=${bad}`), 'id', bad);
    }
    assert.equal(problemOf(`id=${'x'.repeat(128)}&resource=${'y'.repeat(128)}`), 'none');
  });

  it('property: lead back to the same event, through what VS Code decodes', () => {
    const id = fc.stringMatching(/^[A-Za-z0-9:_.-]{1,128}$/);
    fc.assert(
      fc.property(id, fc.option(id, { nil: undefined }), (eventId, resourceId) => {
        const link = eventLink('vscode', { eventId, resourceId: resourceId ?? '' }) ?? '(none)';
        const target = { eventId, ...(resourceId !== undefined && { resourceId }) };
        assert.deepEqual(parseEventLink(parts(link)), { ok: true, target });
      }),
      runs,
    );
  });

  it('property: whatever the address, what it leads to are ids that may be sent', () => {
    const piece = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('id=', 'resource=', '&', 'e-1', '%', '#'));
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 8 }), pieces => {
        const parsed = parseEventLink({ path: '/event', query: pieces.join(''), fragment: '' });
        if (parsed.ok) {
          assert.match(parsed.target.eventId, /^[\w:.-]{1,128}$/);
          assert.match(parsed.target.resourceId ?? 'none', /^[\w:.-]{1,128}$/);
        }
      }),
      runs,
    );
  });
});
