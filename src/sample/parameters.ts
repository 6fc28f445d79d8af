import { invalidParameter, Refusal } from './refusal';

/** @throws Refusal MissingParameter where it is absent or empty */
export function required(params: URLSearchParams, name: string): string {
  const value = params.get(name);
  if (!value) {
    throw new Refusal(400, 'MissingParameter', `The input parameter ${name} that is mandatory is missing.`);
  }
  return value;
}

/** A comma-joined list; undefined where it is absent or empty (ens-api.md section 1, "Array serialisation"). */
export function list(params: URLSearchParams, name: string): string[] | undefined {
  const text = params.get(name);
  return text ? text.split(',') : undefined;
}

/** A comma-joined list of known words. @throws Refusal InvalidParameter.<name> */
export function words(params: URLSearchParams, name: string, known: readonly string[]): string[] | undefined {
  const values = list(params, name);
  const odd = values?.find(value => !known.includes(value));
  if (odd !== undefined) {
    throw invalidParameter(name, `${odd} is not one of ${known.join(', ')}.`);
  }
  return values;
}

/** One of the known words; undefined where it is absent. @throws Refusal InvalidParameter.<name> */
export function word(params: URLSearchParams, name: string, known: readonly string[]): string | undefined {
  const value = params.get(name);
  if (value !== null && !known.includes(value)) {
    throw invalidParameter(name, `it must be one of ${known.join(', ')}.`);
  }
  return value ?? undefined;
}

/**
 * Refuses what is not in the list, and what is there twice.
 * @throws Refusal InvalidParameter.<name>
 */
export function onlyKnown(params: URLSearchParams, known: readonly string[]): void {
  const names = [...params.keys()];
  const odd = names.find((name, index) => !known.includes(name) || names.indexOf(name) !== index);
  if (odd !== undefined) {
    const why = known.includes(odd) ? 'it is there more than once.' : 'this gateway does not know it.';
    throw invalidParameter(odd, why);
  }
}

/** A JSON array of at most 100 strings; undefined where it is absent. @throws Refusal InvalidParameter.<name> */
export function jsonList(params: URLSearchParams, name: string): string[] | undefined {
  const text = params.get(name);
  if (text === null) {
    return undefined;
  }
  const value = parseJson(text);
  if (!Array.isArray(value) || value.length > 100 || !value.every(item => typeof item === 'string')) {
    throw invalidParameter(name, 'it must be a JSON array of at most 100 strings.');
  }
  return value;
}

/** A JSON array of 1 to 100 objects. @throws Refusal MissingParameter, InvalidParameter.<name> */
export function jsonObjects(params: URLSearchParams, name: string): Readonly<Record<string, unknown>>[] {
  const value = parseJson(required(params, name));
  if (!Array.isArray(value) || value.length === 0 || value.length > 100 || !value.every(isObject)) {
    throw invalidParameter(name, 'it must be a JSON array of 1 to 100 objects.');
  }
  return value;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** A whole number of at least 1. @throws Refusal InvalidParameter.<name> */
export function count(params: URLSearchParams, name: string, byDefault: number): number {
  const text = params.get(name);
  if (text === null) {
    return byDefault;
  }
  if (!/^[1-9]\d{0,8}$/.test(text)) {
    throw invalidParameter(name, 'it must be a whole number from 1.');
  }
  return Number(text);
}

export interface Page<Row> {
  PageNumber: number;
  /** What was really applied: never more than the maximum. */
  PageSize: number;
  TotalCount: number;
  rows: Row[];
}

/** The page that PageNumber (default 1) and PageSize (default 10) ask for. */
export function pageOf<Row>(params: URLSearchParams, all: readonly Row[], maxPageSize: number): Page<Row> {
  const PageNumber = count(params, 'PageNumber', 1);
  const PageSize = Math.min(count(params, 'PageSize', 10), maxPageSize);
  const from = (PageNumber - 1) * PageSize;
  return { PageNumber, PageSize, TotalCount: all.length, rows: all.slice(from, from + PageSize) };
}
