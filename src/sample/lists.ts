/** The lists that DescribeHistoryEvents takes; they travel comma-joined (ens-api.md section 1, "Array serialisation"). */
export const eventLists = ['EventTypes', 'EventLevels', 'EventStatus', 'ResourceIds'] as const;

const dottedForm = /^(EventTypes|EventLevels|EventStatus|ResourceIds)\.\d+$/;

/** Whether a list comes in the other form, one parameter for each element: `EventTypes.1=…&EventTypes.2=…`. */
export function hasDotted(params: URLSearchParams): boolean {
  return [...params.keys()].some(name => dottedForm.test(name));
}

/** Whether a list comes comma-joined, of one element too. */
export function hasJoined(params: URLSearchParams): boolean {
  return eventLists.some(name => params.has(name));
}

/** The parameters with each dotted list joined; all else as it was. */
export function joined(params: URLSearchParams): URLSearchParams {
  const result = new URLSearchParams([...params].filter(([name]) => !dottedForm.test(name)));
  for (const list of eventLists) {
    const values = [...params].filter(([name]) => dottedForm.exec(name)?.[1] === list).map(([, value]) => value);
    if (values.length > 0) {
      result.append(list, values.join(','));
    }
  }
  return result;
}
