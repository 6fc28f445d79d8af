// Case 77: questions and toasts about more events than a call takes as arguments.
import assert from 'node:assert/strict';
import { inOrder } from '../../src/commands/inputs';
import { planSteps, plansOf, type PlanDraft } from '../../src/commands/pickPlan';
import { pickStagger } from '../../src/commands/pickStagger';
import { toastActions } from '../../src/commands/toastActions';
import { aClock, anEvent, hour, noon } from '../builders';
import { wholeBundles } from '../bundles';
import { aDesk } from '../desks';
import { someSettings } from '../settings';
import { someSilences } from '../silences';
import { withDialogs } from './securityDialogs';
import { shanghai, somePersonTime } from '../personTime';

const many = Array.from({ length: 150_000 }, (_, index) =>
  anEvent({ eventId: `e-${String(index)}`, resourceId: `i-${String(index)}`, notBefore: noon + 90_000_000 * hour }),
);

describe('case 77: 150,000 events', () => {
  it('can be planned, one after the other', async () => {
    const shown = await withDialogs(
      () => undefined,
      () =>
        pickStagger(
          { ...wholeBundles, local: shanghai },
          {
            events: many,
            start: noon,
            title: 'Redeploy',
            maintenance: { windows: [], problems: [] },
          },
        ),
    );
    assert.match(shown[0]?.text ?? '', /One every 5 min\nthe last one 520 d 19 h after the first/);
  });

  it('can be asked about together', async () => {
    const draft: PlanDraft = {};
    const steps = planSteps(
      { clock: aClock(), settings: someSettings(), ...somePersonTime(), ...wholeBundles },
      { action: 'redeploy', events: many, title: 'Redeploy', taken: [], nodeZone: undefined, canGoBack: false },
      draft,
    );
    const shown = await withDialogs(
      ({ choices }) => choices.find(choice => /^(In 1 hour|All at the same time)$/.test(choice)),
      () => inOrder(steps, { step: 1, totalSteps: 3 }),
    );
    assert.equal(shown.length, 2);
    assert.deepEqual(plansOf(many, draft).at(-1), { opsType: 'scheduled', planTime: noon + hour });
  });

  it('can be told of in one toast, and put off', () => {
    const desk = aDesk();
    const silences = someSilences([desk]);
    const parts = {
      reveal: () => Promise.resolve(),
      clock: aClock(),
      settings: someSettings(),
      ...somePersonTime(),
      silences,
    };
    const tellings = many.map(event => ({ desk, event, told: silences.told }));
    for (const [kind, titles] of [
      ['news', ['Show', 'Snooze', 'Mute this type']],
      ['reminder', ['Show', 'Snooze']],
    ] as const) {
      const actions = toastActions(parts, tellings, { kind, first: false });
      assert.deepEqual(
        actions.map(({ title }) => title),
        titles,
      );
    }
  });
});
