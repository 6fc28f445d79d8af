/** A text in quotes or a number; what is neither is passed over. It always takes what it began, so no text takes long. */
const token = /"[^"\\]*(?:\\[^][^"\\]*)*"?|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;

/**
 * JSON in which the integers that a number of JavaScript cannot hold, beyond 2^53, are texts of their digits: `JSON.parse`
 * would round them. Ours has no other way to its source: that is in Node 22, and VS Code 1.100 brings 20.
 */
export function withExactIntegers(json: string): string {
  return /\d{16}/.test(json)
    ? json.replace(token, found =>
        /^-?\d+$/.test(found) && !Number.isSafeInteger(Number(found)) ? `"${found}"` : found,
      )
    : json;
}
