/**
 * The zone of the clocks at a node, an IANA name: nodes whose id begins with `cn-` are in mainland China, which has one
 * zone. Undefined for others, whose ids do not tell.
 */
export function nodeZone(regionId: string | undefined): string | undefined {
  return regionId?.startsWith('cn-') ? 'Asia/Shanghai' : undefined;
}
