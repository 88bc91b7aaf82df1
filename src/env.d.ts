/// <reference types="astro/client" />

declare namespace App {
  interface Locals {
    /** The content of the site: the only thing pages read. */
    site: import('./content/site.ts').Site;
    /** When the build started, ISO 8601 in UTC. */
    builtAt: string;
    /** In place of the page at this address: what could not be shown, and why. */
    broken?: import('./content/site.ts').BrokenUnit | undefined;
    /** The address of the page at hand. While developing the URL of the request has it. */
    address?: import('./content/site.ts').Address;
  }
}

declare module 'virtual:breakglass/own-components' {
  /** A team's components for runbooks that hold code, by their names. */
  const components: Record<string, import('astro/runtime/server/index.js').AstroComponentFactory>;
  export default components;
}

declare module 'virtual:breakglass/code-runbooks' {
  /** Runbooks that hold code (`mdx.code`), by content file path: compiled by @astrojs/mdx like any page of Astro. */
  const modules: Record<string, () => Promise<{ Content: import('astro/runtime/server/index.js').AstroComponentFactory }>>;
  export default modules;
}
