// Writes out/ens-events.cdx.json: what ships, as a CycloneDX list made by npm, of which the tools are left out.
// Usage: npm run sbom
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { bundledPackages } from './bundled.mjs';
import { machineEnv, mustRun, root } from './process.mjs';

/** The components of `bom` that ship; npm takes them for tools, since they are bundled and not installed. */
export function shippedOnly(bom, packages) {
  const refs = new Set(packages.map(({ name, version }) => `${name}@${version}`));
  const self = bom.metadata.component['bom-ref'];
  const missing = [...refs].filter(ref => !bom.components.some(component => component['bom-ref'] === ref));
  if (missing.length > 0) throw new Error(`npm does not list what ships: ${missing.join(', ')}`);
  const { metadata } = bom;
  return {
    ...bom,
    // npm names the folder, and quotes a description that is a placeholder of the manifest.
    metadata: { ...metadata, component: { ...metadata.component, name: 'ens-events', description: 'ENS Events' } },
    components: bom.components
      .filter(component => refs.has(component['bom-ref']))
      .map(component => ({
        ...component,
        scope: 'required',
        properties: component.properties?.filter(({ name }) => name !== 'cdx:npm:package:development') ?? [],
      })),
    dependencies: bom.dependencies
      .filter(({ ref }) => ref === self || refs.has(ref))
      .map(({ ref, dependsOn = [] }) => ({ ref, dependsOn: dependsOn.filter(other => refs.has(other)) })),
  };
}

async function main() {
  const { env, npm } = machineEnv();
  const command = [...npm, 'sbom', '--sbom-format', 'cyclonedx', '--package-lock-only', '--silent'];
  const bom = shippedOnly(JSON.parse(await mustRun(command, { env })), await bundledPackages());
  mkdirSync(path.join(root, 'out'), { recursive: true });
  writeFileSync(path.join(root, 'out', 'ens-events.cdx.json'), `${JSON.stringify(bom, undefined, 2)}\n`);
  console.log(`out/ens-events.cdx.json: ${bom.components.length} packages`);
}

if (process.argv[1] === import.meta.filename) await main();
