/**
 * What the CLI does for each of the four commands as they may be typed (built-in, plugin, built-in batch, plugin batch),
 * and what is done here for one event and for several. a: allow; c: ask first, or type to confirm; d: deny; u: unreadable,
 * so nothing is sent. Both columns are written by hand.
 */
export type Row = [given: string, cli: string, ours: string];

/** Files that are turned on and hold these rules, `pattern=action, …`. */
export const rules: Row[] = [
  // One name in one spelling.
  ['', 'a a a a', 'a a'],
  ['ens:EventRedeployInstance=deny', 'd a a a', 'd d'],
  ['ens:EventRedeployInstance=confirm', 'c a a a', 'c c'],
  ['ens:EventRedeployInstance=forbid', 'c a a a', 'c c'],
  ['ens:EventRedeployInstance=allow', 'a a a a', 'a a'],
  ['ens:event-redeploy-instance=deny', 'a d a a', 'd d'],
  ['ens:event-redeploy-instance=confirm', 'a c a a', 'c c'],
  ['ens:BatchEventRedeployInstance=deny', 'a a d a', 'a d'],
  ['ens:batch-event-redeploy-instance=deny', 'a a a d', 'a d'],
  ['ens:batch-event-redeploy-instance=confirm', 'a a a c', 'a c'],
  // Each spelling has a rule of its own: the stricter of the two first matches, in whichever order they stand.
  ['ens:EventRedeployInstance=allow, ens:event-redeploy-instance=deny', 'a d a a', 'd d'],
  ['ens:event-redeploy-instance=deny, ens:EventRedeployInstance=allow', 'a d a a', 'd d'],
  ['ens:event-redeploy-instance=allow, ens:EventRedeployInstance=deny', 'd a a a', 'd d'],
  ['ens:EventRedeployInstance=deny, ens:event-redeploy-instance=allow', 'd a a a', 'd d'],
  ['ens:EventRedeployInstance=allow, ens:event-redeploy-instance=confirm', 'a c a a', 'c c'],
  ['ens:EventRedeployInstance=confirm, ens:event-redeploy-instance=deny', 'c d a a', 'd d'],
  ['ens:event-redeploy-instance=confirm, ens:EventRedeployInstance=deny', 'd c a a', 'd d'],
  ['ens:EventRedeployInstance=allow, ens:event-redeploy-instance=allow, *=deny', 'a a d d', 'a d'],
  ['ens:BatchEventRedeployInstance=allow, ens:batch-event-redeploy-instance=deny', 'a a a d', 'a d'],
  ['ens:batch-event-redeploy-instance=allow, ens:BatchEventRedeployInstance=confirm', 'a a c a', 'a c'],
  ['ens:BatchEventRedeployInstance=confirm, ens:batch-event-redeploy-instance=deny', 'a a c d', 'a d'],
  // A wildcard is the first match of one spelling, a name that of the other.
  ['ens:EventRedeployInstance=allow, *=deny', 'a d d d', 'd d'],
  ['ens:event-redeploy-instance=allow, *=deny', 'd a d d', 'd d'],
  ['ens:EventRedeployInstance=allow, *=confirm', 'a c c c', 'c c'],
  ['*=deny, ens:EventRedeployInstance=allow', 'd d d d', 'd d'],
  ['*=allow, ens:EventRedeployInstance=deny', 'a a a a', 'a a'],
  ['ens:event-*=allow, ens:Event*=deny', 'd a a a', 'd d'],
  ['ens:Event*=allow, ens:event-*=deny', 'a a a a', 'a a'],
  ['ens:EventR*=allow, ens:event-r*=deny', 'a d a a', 'd d'],
  ['ens:event-*=confirm, *=deny', 'd c d d', 'd d'],
  ['*-*=allow, *=deny', 'd a d a', 'd d'],
  ['*-*=deny, *=allow', 'a d a d', 'd d'],
  ['ens:*RedeployInstance=confirm, ens:*-redeploy-instance=deny', 'c d c d', 'd d'],
  ['ens:Batch*=confirm, *-instance=deny', 'a d c c', 'd d'],
  ['ens:BatchEvent*=deny, ens:Event*=confirm', 'c c d a', 'c d'],
  ['ens:batch-*=deny, ens:*Event*=confirm', 'c c c d', 'c d'],
  // Wildcards, case and blanks.
  ['*=confirm', 'c c c c', 'c c'],
  ['*:*=deny', 'd d d d', 'd d'],
  ['ens:*=deny', 'd d d d', 'd d'],
  ['ens:**=deny', 'd d d d', 'd d'],
  ['*redeploy*=deny', 'd d d d', 'd d'],
  ['*:*Redeploy*=confirm', 'c c c c', 'c c'],
  ['e*s:*e=deny', 'd d d d', 'd d'],
  ['ENS:eventredeployINSTANCE=deny', 'd a a a', 'd d'],
  [' ens:EventRedeployInstance =deny', 'd a a a', 'd d'],
  ['ens:EventRedeployInstance*=deny', 'd a a a', 'd d'],
  ['enſ:*=deny', 'd d d d', 'd d'],
  ['\ufeffens:*=allow, *=deny', 'd d d d', 'd d'],
  ['\u0085ens:*\u0085=deny', 'd d d d', 'd d'],
  // What matches nothing.
  ['ens:EventRedeploy=deny', 'a a a a', 'a a'],
  ['EventRedeployInstance=deny', 'a a a a', 'a a'],
  ['ens:EventRedeployInstanceX=deny', 'a a a a', 'a a'],
  ['ens:.*=deny', 'a a a a', 'a a'],
  ['ens:Event?edeployInstance=deny', 'a a a a', 'a a'],
  ['ens:Event(Redeploy)Instance=deny', 'a a a a', 'a a'],
  ['ecs:*=deny, ens:EventReboot*=deny', 'a a a a', 'a a'],
  ['ens:EventRebootInstance=deny, ens:event-migrate-instance=deny', 'a a a a', 'a a'],
  ['=deny,   =deny', 'a a a a', 'a a'],
  ['*:DELETE=deny', 'a a a a', 'a a'],
  // The CLI takes an action in other letters for none: stricter here.
  ['*=Deny', 'a a a a', 'd d'],
  ['*= CONFIRM ', 'a a a a', 'c c'],
  // And so it does with a word that is no action, or with none: unreadable here.
  ['*=block', 'a a a a', 'u u'],
  ['*=', 'a a a a', 'u u'],
];

/** Contents of the file. */
export const contents: Row[] = [
  ['{"enabled":false}', 'a a a a', 'a a'],
  ['{"enabled":false,"rules":null}', 'a a a a', 'a a'],
  ['{"enabled":false,"rules":[{"pattern":"*","action":"deny"}]}', 'a a a a', 'a a'],
  ['{"enabled":true}', 'a a a a', 'a a'],
  ['{"enabled":true,"rules":null}', 'a a a a', 'a a'],
  ['{"enabled":true,"rules":[]}', 'a a a a', 'a a'],
  // Keys in other letters, as Go takes them.
  ['{"Enabled":true,"rules":[{"pattern":"*","action":"deny"}]}', 'd d d d', 'd d'],
  ['{"enabled":true,"Rules":[{"pattern":"*","action":"deny"}]}', 'd d d d', 'd d'],
  ['{"ENABLED":true,"RULES":[{"Pattern":"*","ACTION":"confirm"}]}', 'c c c c', 'c c'],
  ['{"enabled":true,"ruleſ":[{"pattern":"*","action":"deny"}]}', 'd d d d', 'd d'],
  ['{"\\u0045nabled":true,"rules":[{"pattern":"*","action":"deny"}]}', 'd d d d', 'd d'],
  ['{"Enabled":false,"rules":[{"pattern":"*","action":"deny"}]}', 'a a a a', 'a a'],
  ['{"version":1,"enabled":true,"rules":[{"pattern":"*","action":"deny","note":"x"}]}', 'd d d d', 'd d'],
  // The CLI takes no byte order mark, and so no such file: stricter here.
  ['\ufeff{"enabled":true,"rules":[{"pattern":"*","action":"deny"}]}', 'a a a a', 'd d'],
  // What the CLI passes over, or reads as turned off: nothing is sent here until it says clearly what it means.
  ['', 'a a a a', 'u u'],
  ['null', 'a a a a', 'u u'],
  ['{}', 'a a a a', 'u u'],
  ['[]', 'a a a a', 'u u'],
  ['{"rules":[{"pattern":"*","action":"deny"}]}', 'a a a a', 'u u'],
  ['{"enabled":null,"rules":[{"pattern":"*","action":"deny"}]}', 'a a a a', 'u u'],
  ['{"enabled":"true","rules":[{"pattern":"*","action":"deny"}]}', 'a a a a', 'u u'],
  ['{"enabled":1,"rules":[]}', 'a a a a', 'u u'],
  ['{"enabled":true,"rule":[{"pattern":"*","action":"deny"}]}', 'a a a a', 'u u'],
  ['{"enabled":true,"rules":{}}', 'a a a a', 'u u'],
  ['{"enabled":true,"rules":[null]}', 'a a a a', 'u u'],
  ['{"enabled":true,"rules":["*=deny"]}', 'a a a a', 'u u'],
  ['{"enabled":true,"rules":[{"pattern":null,"action":"deny"}]}', 'a a a a', 'u u'],
  ['{"enabled":true,"rules":[{"pattern":"*","action":null}]}', 'a a a a', 'u u'],
  ['{"enabled":true,"rules":[{"pattern":"*","actions":"deny"}]}', 'a a a a', 'u u'],
  ['{"enabled":true,"rules":[{"pattern":"*","action":"deny"}]', 'a a a a', 'u u'],
];

/** The file's rules, the two variables. */
export type EnvRow = [
  lines: string | undefined,
  enabled: string | undefined,
  rules: string | undefined,
  cli: string,
  ours: string,
];

export const environments: EnvRow[] = [
  [undefined, undefined, undefined, 'a a a a', 'a a'],
  [undefined, 'true', '*=deny', 'd d d d', 'd d'],
  [undefined, undefined, '*=deny', 'a a a a', 'a a'],
  ['*=deny', '0', undefined, 'a a a a', 'a a'],
  ['*=deny', ' False ', undefined, 'a a a a', 'a a'],
  ['*=deny', '', undefined, 'd d d d', 'd d'],
  ['*=deny', undefined, 'ens:Event*=confirm', 'c c a a', 'c c'],
  ['*=deny', undefined, 'ens:EventRedeployInstance=allow,ens:event-redeploy-instance=confirm', 'a c a a', 'c c'],
  ['*=deny', undefined, ' , ecs:* = deny ,ens:* = Confirm,', 'c c c c', 'c c'],
  // Only commas: the CLI finds no rule, and keeps those of the file.
  ['*=deny', undefined, ',', 'd d d d', 'd d'],
  ['*=deny', undefined, ' , ,', 'd d d d', 'd d'],
  ['*=confirm', 'T', ',,', 'c c c c', 'c c'],
  // Set but empty: no rules for the CLI. Here it does not turn off what the file says.
  ['*=deny', undefined, '', 'a a a a', 'd d'],
  ['*=deny', undefined, ' \t', 'a a a a', 'd d'],
  // The CLI passes over a flag that it cannot read, and over each such rule. Here nothing is sent.
  ['*=deny', 'fAlSe', undefined, 'd d d d', 'u u'],
  ['*=deny', 'tRue', undefined, 'd d d d', 'u u'],
  ['*=deny', 'off', undefined, 'd d d d', 'u u'],
  ['*=deny', '\ufefffalse', undefined, 'd d d d', 'u u'],
  ['*=deny', undefined, '\ufeff', 'd d d d', 'u u'],
  ['*=deny', undefined, '\u0085=deny', 'd d d d', 'u u'],
  ['*=deny', undefined, 'ens:*=\ufeffallow,*=confirm', 'c c c c', 'u u'],
  ['*=deny', undefined, 'ens:*=confirm,*=block', 'c c c c', 'u u'],
  ['*=deny', undefined, 'ens:*', 'd d d d', 'u u'],
  ['*=deny', undefined, '=deny', 'd d d d', 'u u'],
  ['*=deny', undefined, '*=allow=deny', 'd d d d', 'u u'],
];
