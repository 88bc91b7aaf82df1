/** What an installed package lacks for runbooks that hold code: Astro compiles them, and is not installed with it. */
import manifest from '../../package.json' with { type: 'json' };

const packages = ['astro', '@astrojs/mdx', '@astrojs/markdown-satteri'] as const;
/** The oldest Node that this Astro runs on. */
const oldestNode = { major: 22, minor: 12 };

/** One sentence on what is missing; undefined when all is there. */
export function missingForCode(): string | undefined {
  const lacks = [...missingNode(), ...missingPackages()];
  return lacks.length === 0
    ? undefined
    : `Runbooks that hold code (\`mdx.code\`) are compiled by Astro, which needs ${lacks.join(', and ')}`;
}

function missingNode(): string[] {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const isOld = major < oldestNode.major || (major === oldestNode.major && minor < oldestNode.minor);
  return isOld ? [`Node ${oldestNode.major}.${oldestNode.minor} or newer (this is ${process.version})`] : [];
}

function missingPackages(): string[] {
  const missing = packages.filter((name) => !isThere(name));
  const versions = missing.map((name) => `${name}@${manifest.peerDependencies[name]}`);
  return missing.length === 0 ? [] : [`to be installed: npm i -D ${versions.join(' ')}`];
}

function isThere(name: string): boolean {
  try {
    import.meta.resolve(name);
    return true;
  } catch {
    return false;
  }
}
