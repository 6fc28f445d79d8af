// The lint rule `ens/sinks`: what findings.mjs finds, in the file that has the text.
import { findingsOf } from './findings.mjs';

/** One search for all files of a program. */
const known = new WeakMap();

function findingsIn(program) {
  const found = known.get(program) ?? findingsOf(program);
  known.set(program, found);
  return found;
}

const rule = {
  meta: {
    type: 'problem',
    schema: [],
    docs: {
      description: 'Texts of others are made inert before a person sees them, and words of ours are translated.',
    },
  },
  create: context => ({
    'Program:exit': () => {
      const { sourceCode, filename } = context;
      const { program } = sourceCode.parserServices;
      for (const { node, message } of findingsIn(program)) {
        if (node.getSourceFile().fileName !== filename) continue;
        const [start, end] = [node.getStart(), node.getEnd()].map(at => sourceCode.getLocFromIndex(at));
        context.report({ loc: { start, end }, message });
      }
    },
  }),
};

/** A plugin of ESLint with the one rule. */
export const ens = { rules: { sinks: rule } };
