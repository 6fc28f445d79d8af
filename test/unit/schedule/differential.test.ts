import assert from 'node:assert/strict';
import { parse as parseEnglish } from 'chrono-node/en';
import { parse as parseChinese } from 'chrono-node/zh';
import { readTypedTime, type TypedTime } from '../../../src/schedule/index';
import { phrases, type Phrase } from './phrases/generator';
import { reasonFor, reasons, type Difference } from './phrases/reasons';

/** What chrono reads, and how much of the text it used. */
function chrono({ text, language, now }: Phrase): Pick<Difference, 'theirs' | 'used'> {
  const parse = language === 'en' ? parseEnglish : parseChinese;
  const [first] = parse(text, { instant: new Date(now), timezone: 480 }, { forwardDate: true });
  return { theirs: first?.date().getTime(), used: first?.text ?? '' };
}

function timesOf(result: TypedTime): number[] {
  return result.kind === 'readings' ? result.readings.map(({ time }) => time) : [];
}

function differences(): Difference[] {
  return phrases(2000, 20261128).flatMap(phrase => {
    const result = readTypedTime(phrase.text, { now: phrase.now, timeZone: 'Asia/Shanghai' });
    const ours = timesOf(result);
    const refusal = result.kind === 'refused' ? result.reason : undefined;
    const { theirs, used } = chrono(phrase);
    const same = ours.length === 1 && ours[0] === theirs && used === phrase.text;
    return same ? [] : [{ ...phrase, ours, refusal, theirs, used }];
  });
}

const shown = (time: number | undefined) =>
  time === undefined ? 'nothing' : new Date(time + 28_800_000).toISOString();

function describeDifference({ text, now, ours, refusal, theirs, used }: Difference): string {
  return `"${text}" at ${shown(now)}: ours ${refusal ?? ours.map(shown).join(' or ')}, chrono ${shown(theirs)} from "${used}"`;
}

describe('typed times beside chrono-node, 2,000 phrases', () => {
  const zone = process.env.TZ;
  let found: Difference[] = [];

  before(() => {
    // The Chinese half of chrono reads the clock of the machine, whatever zone it is asked in.
    process.env.TZ = 'Asia/Shanghai';
    found = differences();
  });

  after(() => {
    if (zone === undefined) {
      delete process.env.TZ;
    } else {
      process.env.TZ = zone;
    }
  });

  it('every difference has a reason', () => {
    const left = found.filter(difference => reasonFor(difference) === undefined);
    assert.deepEqual([...new Set(left.map(describeDifference))], []);
  });

  for (const [why] of reasons) {
    it(`a difference is there because ${why}`, () => {
      assert.ok(found.some(difference => reasonFor(difference) === why));
    });
  }
});
