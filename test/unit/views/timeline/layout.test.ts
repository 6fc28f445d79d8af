import assert from 'node:assert/strict';
import { layOut, rowHeight, type View } from '../../../../src/webview/timeline/layout';
import { anEvent, hour, noon } from '../../../builders';
import { aTimeline, manyEvents } from '../../../webview/timelines';
import type { EnsEvent } from '../../../../src/ens/types';

const place = (events: EnsEvent[], view: Partial<View> = {}) =>
  layOut(aTimeline(events), { range: 'fortnight', lanes: 'node', width: 1700, ...view });

describe('The layout of the timeline', () => {
  it('reaches from three days ago to two weeks ahead, and as far as chosen', () => {
    const reach = (range: View['range']) => {
      const { start, end } = place([], { range });
      return [(noon - start) / hour, (end - noon) / hour];
    };
    assert.deepEqual(reach('fortnight'), [72, 336]);
    assert.deepEqual(reach('day'), [6, 24]);
    assert.deepEqual(reach('week'), [24, 168]);
    assert.deepEqual(reach('month'), [168, 720]);
  });

  it('has a lane for each node or instance, the one that is due first on top, those that are over last', () => {
    const events = [
      anEvent({ eventId: 'e-1', resourceId: 'i-late', notBefore: noon + 90 * hour }),
      anEvent({
        eventId: 'e-2',
        resourceId: 'i-over',
        notBefore: noon - hour,
        publishTime: noon - 9 * hour,
        status: 'Executed',
      }),
      anEvent({ eventId: 'e-3', resourceId: 'i-soon', notBefore: noon + 2 * hour }),
    ];
    const labels = (lanes: View['lanes']) => place(events, { lanes }).lanes.map(({ label }) => label);
    assert.deepEqual(labels('instance'), ['edge-soon', 'edge-late', 'edge-over']);
    assert.deepEqual(labels('node'), ['cn-dalian-unicom', 'cn-beijing-telecom', 'cn-shanghai-unicom']);
  });

  it('lets no two shapes of a lane touch while there is room', () => {
    const { lanes } = place(manyEvents(60));
    for (const { marks, top, height } of lanes) {
      for (const one of marks) {
        assert.ok(one.y > top && one.y < top + height);
        const near = marks.filter(other => other !== one && other.y === one.y && Math.abs(other.x - one.x) < 12);
        assert.deepEqual(near, []);
      }
    }
  });

  it('keeps a lane with hundreds of events at a size one can look at', () => {
    const crowd = Array.from({ length: 500 }, (_, index) => anEvent({ eventId: `e-${String(index)}` }));
    const [lane] = place(crowd).lanes;
    assert.equal(lane?.marks.length, 500);
    assert.ok(lane.height < 10 * rowHeight);
  });

  it('keeps what waits above a crowd of what is over, in a row of its own', () => {
    const crowd = Array.from({ length: 300 }, (_, index) =>
      anEvent({
        eventId: `e-${String(index)}`,
        status: 'Executed',
        publishTime: noon - 60 * hour,
        notBefore: noon - hour * (1 + (index % 50)),
      }),
    );
    const [lane] = place([...crowd, anEvent({ eventId: 'e-waits', notBefore: noon - 2 * hour })]).lanes;
    const waits = lane?.marks.find(({ event }) => event.open);
    assert.ok(lane && waits);
    assert.ok(lane.marks.every(mark => mark === waits || mark.y > waits.y));
    assert.ok(lane.height < 5 * rowHeight);
  });

  it('case 77: has room for more events in a lane than a call takes as arguments', () => {
    const data = aTimeline([anEvent()]);
    const events = Array.from({ length: 150_000 }, (_, index) => ({ ...data.events[0]!, at: noon + index * 5_000 }));
    const [lane] = layOut({ ...data, events }, { range: 'fortnight', lanes: 'node', width: 1700 }).lanes;
    assert.equal(lane?.marks.length, 150_000);
    assert.ok(lane.height < 10 * rowHeight);
  });

  it('loses nothing: what it does not show it counts, and what is open and overdue it shows at its edge', () => {
    const events = [
      anEvent({ eventId: 'e-1', publishTime: noon - 999 * hour, notBefore: noon - 900 * hour }),
      anEvent({ eventId: 'e-2', publishTime: noon - 999 * hour, notBefore: noon - 900 * hour, status: 'Executed' }),
      anEvent({ eventId: 'e-3', notBefore: noon + 900 * hour }),
    ];
    const { lanes, earlier, later } = place(events);
    assert.deepEqual({ earlier, later }, { earlier: 1, later: 1 });
    assert.deepEqual(
      lanes.flatMap(({ marks }) => marks.map(({ x, event }) => [x, event.key])),
      [[0, 'e-1/i-sample-1']],
    );
  });
});
