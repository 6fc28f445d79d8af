/** What package.json says of a setting: the part of JSON Schema that our settings use. */
export interface Schema {
  type: string;
  default?: unknown;
  enum?: readonly unknown[];
  pattern?: string;
  /** Characters. */
  maxLength?: number;
  minimum?: number;
  exclusiveMinimum?: number;
  maximum?: number;
  maxItems?: number;
  items?: Schema;
}

/** True for a text, number or truth value that the schema lets through; a list never is one. */
export function fits(schema: Schema, value: unknown): boolean {
  if (typeof value !== schema.type || schema.enum?.includes(value) === false) {
    return false;
  }
  switch (typeof value) {
    case 'string':
      return !isLonger(value, schema.maxLength ?? Infinity) && new RegExp(schema.pattern ?? '', 'u').test(value);
    case 'number':
      return (
        Number.isFinite(value) &&
        value >= (schema.minimum ?? -Infinity) &&
        value > (schema.exclusiveMinimum ?? -Infinity) &&
        value <= (schema.maximum ?? Infinity)
      );
    default:
      return typeof value === 'boolean';
  }
}

/** A character takes two units at most, so that of a huge text no character is counted. */
function isLonger(text: string, longest: number): boolean {
  return text.length > longest && (text.length > 2 * longest || Array.from(text).length > longest);
}

/**
 * The members of a list that its schema lets through, each once, and those it does not; undefined where the whole is no
 * list, or longer than it may be.
 */
export function membersOf(
  { maxItems = Infinity, items }: Schema,
  value: unknown,
): { good: unknown[]; bad: unknown[] } | undefined {
  if (!Array.isArray(value) || value.length > maxItems) {
    return undefined;
  }
  const [good, bad] = [new Set<unknown>(), [] as unknown[]];
  for (const member of value as unknown[]) {
    if (items && fits(items, member) && !good.has(member)) {
      good.add(member);
    } else {
      bad.push(member);
    }
  }
  return { good: [...good], bad };
}
