import { isEnsError } from './error';

/** Values joined by commas in one parameter, or a numbered parameter for each. */
type ListForm = 'comma' | 'numbered';

/** Lists by the name of their parameter; none of them is empty. */
export type Lists = Readonly<Record<string, readonly string[]>>;

/** What is known of how a service takes lists, to be shared by all clients of one account. */
export interface KnownListForm {
  form?: ListForm;
  /** How often it refused the numbered form, too. */
  refusals: number;
}

/** A type that is not taken is dropped by ens/paging.ts: after it, the form may be tried once more. */
const mostRefusals = 2;

/** A code that names no parameter: `InvalidParameter`, `MissingParameter`, and what others write in its place. */
const unnamed =
  /^((invalid|missing|illegal)\.?(param(eter)?|argument)s?(\.?(value|format))?|(param(eter)?|argument)s?\.?(invalid|missing))$/i;

export function createListForm(): KnownListForm {
  return { refusals: 0 };
}

/**
 * Reads with these lists. Every SDK joins them by commas, the metadata of the CLI calls them RepeatList
 * (`EventTypes.1=…`, ens-api.md section 1): where the first form is refused the other one is tried, once a call, and what
 * the service took is kept in `known`. Rejects as `read` does; with the first refusal where both are refused. Never for a
 * write, which is sent once.
 */
export async function readWithLists<T>(
  known: KnownListForm,
  lists: Lists,
  read: (query: Record<string, string>) => Promise<T>,
): Promise<T> {
  const form = known.form ?? 'comma';
  try {
    const answer = await read(queryOf(lists, form));
    // One value is no list: that it was taken says nothing of several.
    if (Object.values(lists).some(({ length }) => length > 1)) {
      known.form = form;
    }
    return answer;
  } catch (error) {
    if (known.form !== undefined || !isListRefusal(error, lists)) {
      throw error;
    }
    const answer = await read(queryOf(lists, 'numbered')).catch((second: unknown) => {
      if (!isListRefusal(second, lists)) {
        throw second;
      }
      known.refusals += 1;
      if (known.refusals >= mostRefusals) {
        known.form = 'comma';
      }
      throw error;
    });
    known.form = 'numbered';
    return answer;
  }
}

function queryOf(lists: Lists, form: ListForm): Record<string, string> {
  const fields = Object.entries(lists).flatMap(([name, values]): [string, string][] =>
    form === 'comma' ? [[name, values.join(',')]] : values.map((value, index) => [`${name}.${index + 1}`, value]),
  );
  return Object.fromEntries(fields);
}

/** True for a refusal of a parameter that is one of these lists, in the singular too, or that is not named. */
function isListRefusal(error: unknown, lists: Lists): boolean {
  if (!isEnsError(error) || error.kind !== 'request') {
    return false;
  }
  const code = error.code.toLowerCase();
  const isNamed = (name: string) => code.includes(name.toLowerCase().replace(/s$/, ''));
  return unnamed.test(code) || (/^(invalid|missing|illegal)/.test(code) && Object.keys(lists).some(isNamed));
}
