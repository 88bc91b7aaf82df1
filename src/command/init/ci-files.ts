/** The file that checks and builds in CI, for those who have none. */
import manifest from '../../../package.json' with { type: 'json' };
import type { PackageManager } from './package-manager.ts';

/** Where CI runs. */
export const ciNames = ['github', 'gitlab', 'none'] as const;
export type CiName = (typeof ciNames)[number];

export interface CiPlace {
  /** The content root, from the repository's folder; empty for that folder itself. */
  readonly prefix: string;
  /** Whether the repository's own package.json installs Breakglass. */
  readonly isInstalled: boolean;
  /** What installs its packages. */
  readonly packages: PackageManager;
}

/** Its path from the repository's folder, and its text; undefined for none. */
export function ciFile(name: CiName, place: CiPlace): { path: string; text: string } | undefined {
  switch (name) {
    case 'github':
      return { path: '.github/workflows/runbooks.yml', text: githubWorkflow(place) };
    case 'gitlab':
      return { path: '.gitlab-ci.yml', text: gitlabPipeline(place) };
    case 'none':
      return undefined;
  }
}

/** The command as it is called there, and the content root as its word. */
function callIn({ prefix, isInstalled, packages }: CiPlace, words: string): string {
  const folder = prefix === '' ? '' : ` ${prefix.replace(/\/$/, '')}`;
  return `${isInstalled ? `${packages.call} breakglass` : `npx --yes breakglass@${manifest.version}`} ${words}${folder}`;
}

function githubWorkflow(place: CiPlace): string {
  const install = place.isInstalled ? place.packages.install.map((line) => `      - run: ${line}\n`).join('') : '';
  const setUp = `      - uses: actions/checkout@v4
        with:
          # When a runbook was last changed is in the history.
          fetch-depth: 0
      - uses: actions/setup-node@v4
        with:
          node-version: 24
${install}`;
  return `name: Runbooks
on:
  push:
    branches: [main]
  pull_request:
jobs:
  check:
    runs-on: ubuntu-latest
    permissions:
      contents: read
    steps:
${setUp}      # Errors and warnings stand beside the lines they are about.
      - run: ${callIn(place, 'check --format github')}
  publish:
    # Settings → Pages → Source: GitHub Actions. The site of a project lies below the name of its repository.
    if: github.ref == 'refs/heads/main'
    needs: check
    runs-on: ubuntu-latest
    permissions:
      contents: read
      pages: write
      id-token: write
    environment:
      name: github-pages
    steps:
${setUp}      - id: pages
        uses: actions/configure-pages@v5
      - run: ${callIn(place, "build --out site --base '${{ steps.pages.outputs.base_path }}/'")}
      - uses: actions/upload-pages-artifact@v3
        with:
          path: site
      - uses: actions/deploy-pages@v4
`;
}

function gitlabPipeline(place: CiPlace): string {
  const install = place.isInstalled ? `  before_script:\n${place.packages.install.map((line) => `    - ${line}\n`).join('')}` : '';
  return `# The site is published by GitLab Pages.
default:
  image: node:24
${install}
variables:
  # When a runbook was last changed is in the history.
  GIT_DEPTH: 0

runbooks:
  stage: test
  script:
    - ${callIn(place, 'check')}

pages:
  stage: deploy
  script:
    - ${callIn(place, 'build --out public --base "$(node -p \'new URL(process.env.CI_PAGES_URL).pathname\')"')}
  artifacts:
    paths:
      - public
  rules:
    - if: $CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH
`;
}
