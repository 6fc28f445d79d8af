/** A moment as ENS writes it, yyyy-MM-ddTHH:mm:ssZ; `time` in Unix milliseconds (ens-api.md section 4). */
export function utc(time: number): string {
  return new Date(time).toISOString().replace(/\.\d+Z$/, 'Z');
}
