import type { AnswerBody, BatchVerdict, Fault } from '../../../src/sample';

type Edit = (body: AnswerBody) => AnswerBody;

/** The `mangle` fault that edits Results. */
function results(edit: (verdicts: readonly BatchVerdict[]) => readonly BatchVerdict[]): Edit {
  return body => ({ ...body, Results: edit(body.Results ?? []) });
}

/** What a batch's answer may look like, of one that carried everything out (reliability.md section 6, number 39). */
export const batchMangles = {
  firstMissing: results(([, ...others]) => others),
  foreignAdded: results(all => [
    ...all,
    { EventId: 'e-foreign', ResourceId: 'i-foreign', Code: 200, Message: 'success' },
  ]),
  reversed: results(all => [...all].reverse()),
  firstTwice: results(all => [...all.slice(0, 1), ...all]),
  firstContradicted: results(all => [
    ...all,
    ...all.slice(0, 1).map(first => ({ ...first, Code: 400, Message: 'no' })),
  ]),
  firstRefused: results(all =>
    all.map((verdict, index) => (index === 0 ? { ...verdict, Code: 400, Message: 'no' } : verdict)),
  ),
  firstFailed: results(all =>
    all.map((verdict, index) => (index === 0 ? { ...verdict, Code: 500, Message: 'no' } : verdict)),
  ),
  noResults: ({ RequestId = '' }: AnswerBody) => ({ RequestId }),
} as const satisfies Record<string, Edit>;

/** Makes fresh edits of DescribeHistoryEvents pages (reliability.md section 6, number 25). */
export const pageMangles = {
  /** The count is that, on every page. */
  total:
    (TotalCount: number): Edit =>
    body => ({ ...body, TotalCount }),
  /** Each page counts 100 more than the one before. */
  growingTotal: (): Edit => {
    let more = 0;
    return body => ({ ...body, TotalCount: (body.TotalCount ?? 0) + (more += 100) });
  },
  /** Every page has the rows of the first one answered; page number and size are as asked. */
  samePage: (): Edit => {
    let first: readonly object[] | undefined;
    return body => ({ ...body, Events: (first ??= body.Events ?? []) });
  },
} as const;

/** A fault that mangles the answers of an action, for good. */
export function mangled(action: string, edit: Edit): Fault {
  return { kind: 'mangle', action, edit, count: Infinity };
}
