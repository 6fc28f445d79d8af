/**
 * The requests of the ENS OpenAPI 2017-11-10 as its public metadata has them (aliyun/aliyun-openapi-meta, metadatas/ens), of
 * the operations that the extension calls: names, forms and what is required.
 */

/** `list`: joined by commas. `jsonList`: a JSON array of texts. Numbers are written in decimal. */
type Form = 'text' | 'number' | 'list' | 'jsonList' | { elements: Parameters };

export interface Parameter {
  form: Form;
  required: boolean;
  /** What it may be, where the documents name its values. */
  values?: readonly string[];
  /** The most a list or a number may be, where the documents say. */
  most?: number;
}

export type Parameters = Readonly<Record<string, Parameter>>;

export interface Contract {
  methods: readonly string[];
  parameters: Parameters;
}

const text = { form: 'text', required: false } as const;
const number = { form: 'number', required: false } as const;
const list = { form: 'list', required: false } as const;
const needed = <P extends Parameter>(parameter: P) => ({ ...parameter, required: true });
const opsType = { ...text, values: ['immediate', 'scheduled'] };
const answers = { ...text, values: ['abandon', 'force_transfer', 'try_transfer'] };

/** Of one event: redeploy and reboot. */
const ofEvent: Parameters = {
  EventId: needed(text),
  ResourceId: needed(text),
  OpsType: needed(opsType),
  PlanTime: number,
  PlanUtcTime: text,
};
const ofMigration: Parameters = { ...ofEvent, DataPolicy: answers, Password: text };

/** The elements of a batch need what the single call needs, though the metadata marks nothing in some of them. */
const batchOf = (elements: Parameters): Parameters => ({ EventInfos: { form: { elements }, required: true } });

const getOrPost = ['GET', 'POST'];
const post = ['POST'];

export const contracts: Readonly<Record<string, Contract>> = {
  DescribeHistoryEvents: {
    methods: getOrPost,
    parameters: {
      EventTypes: needed(list),
      EventLevels: list,
      EventStatus: list,
      ResourceIds: list,
      PageNumber: number,
      PageSize: number,
    },
  },
  DescribeInstances: {
    methods: getOrPost,
    parameters: {
      ...{ EnsRegionId: text, EnsRegionIds: { form: 'jsonList', required: false, most: 100 }, InstanceId: text },
      InstanceIds: { form: 'jsonList', required: false, most: 100 },
      ...{ SearchKey: text, Status: text, PageNumber: number, PageSize: { ...number, most: 100 } },
    },
  },
  DescribeEnsRegions: { methods: getOrPost, parameters: { EnsRegionId: text } },
  EventRedeployInstance: { methods: getOrPost, parameters: ofEvent },
  EventRebootInstance: { methods: post, parameters: ofEvent },
  EventMigrateInstance: { methods: getOrPost, parameters: ofMigration },
  BatchEventRedeployInstance: { methods: post, parameters: batchOf(ofEvent) },
  BatchEventRebootInstance: { methods: post, parameters: batchOf(ofEvent) },
  BatchEventMigrateInstance: { methods: getOrPost, parameters: batchOf(ofMigration) },
};

/** What in these fields is not as the parameters have it; empty where all is. */
export function breaches(fields: Readonly<Record<string, unknown>>, parameters: Parameters, inJson = false): string[] {
  const missing = Object.keys(parameters).filter(name => parameters[name]?.required && !(name in fields));
  return [
    ...missing.map(name => `${name} is missing`),
    ...Object.entries(fields).flatMap(([name, value]) => {
      const parameter = Object.hasOwn(parameters, name) ? parameters[name] : undefined;
      return parameter ? valueBreaches(name, value, parameter, inJson) : [`${name} is not known`];
    }),
  ];
}

function valueBreaches(name: string, value: unknown, { form, values, most = Infinity }: Parameter, inJson: boolean) {
  const breach = (holds: boolean, what: string) => (holds ? [] : [`${name} ${what}: ${String(value)}`]);
  if (form === 'number') {
    const decimal = inJson ? typeof value === 'number' : typeof value === 'string' && /^(0|[1-9]\d*)$/.test(value);
    return breach(
      decimal && Number.isSafeInteger(Number(value)) && Number(value) <= most,
      'is no number that it may be',
    );
  }
  if (typeof value !== 'string' || value === '') {
    return breach(false, 'is no text');
  }
  if (form === 'text') {
    return breach(values === undefined || values.includes(value), 'has a value that is not documented');
  }
  if (form === 'list') {
    const parts = value.split(',');
    return breach(
      parts.every(part => part !== '' && !/[[\]"]/.test(part)),
      'is not joined by commas',
    );
  }
  return jsonBreaches(name, value, form, most);
}

function jsonBreaches(
  name: string,
  value: string,
  form: 'jsonList' | { elements: Parameters },
  most: number,
): string[] {
  const rows = parsed(value);
  if (!Array.isArray(rows) || rows.length === 0 || rows.length > most) {
    return [`${name} is no JSON array of a length that it may have: ${value}`];
  }
  return rows.flatMap((row: unknown, index) => {
    if (form === 'jsonList') {
      return typeof row === 'string' && row !== '' ? [] : [`${name}[${String(index)}] is no text`];
    }
    return typeof row === 'object' && row !== null
      ? breaches(row as Record<string, unknown>, form.elements, true).map(what => `${name}[${String(index)}]: ${what}`)
      : [`${name}[${String(index)}] is no object`];
  });
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json) as unknown;
  } catch {
    return undefined;
  }
}
