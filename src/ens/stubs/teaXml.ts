// Takes the place of `@alicloud/tea-xml`: the SDK asks for it only where a refusal comes as XML, which ENS does not send.

function noXml(): never {
  throw new Error('The answer is XML, which this client does not read.');
}

export default { parseXml: noXml, toXML: noXml };
