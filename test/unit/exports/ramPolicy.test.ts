import assert from 'node:assert/strict';
import { ramPolicy, type PolicyScope } from '../../../src/exports/ramPolicy';

const actionsOf = (scope: PolicyScope) => {
  const text = ramPolicy(scope);
  const { Version, Statement } = JSON.parse(text) as {
    Version: string;
    Statement: { Effect: string; Action: string[]; Resource: string }[];
  };
  assert.equal(Version, '1');
  assert.ok(text.endsWith('}\n'), 'it is a file of its own');
  for (const { Effect, Resource } of Statement) {
    assert.deepEqual([Effect, Resource], ['Allow', '*']);
  }
  return Statement.map(({ Action }) => Action);
};

describe('The RAM policy', () => {
  const view = ['ens:DescribeHistoryEvents', 'ens:DescribeInstances', 'ens:DescribeEnsRegions'];
  const redeploy = ['ens:EventRedeployInstance', 'ens:BatchEventRedeployInstance'];

  it('allows what the list needs, and no more, to whoever only looks', () => {
    assert.deepEqual(actionsOf('view'), [view]);
  });

  it('allows redeploys beside it', () => {
    assert.deepEqual(actionsOf('redeploy'), [view, redeploy]);
  });

  it('allows all that can be done here', () => {
    assert.deepEqual(actionsOf('all'), [
      view,
      [
        ...redeploy,
        ...['ens:EventRebootInstance', 'ens:BatchEventRebootInstance'],
        ...['ens:EventMigrateInstance', 'ens:BatchEventMigrateInstance'],
      ],
    ]);
  });
});
