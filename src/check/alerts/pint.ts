/** A rule for pint, Cloudflare's linter of Prometheus rules (https://cloudflare.github.io/pint/): holds the links where rules are written. */

/** Every alert must have a `runbook_url` on this site, and the page must answer. */
export function pintRecipe(site: string): string {
  const pattern = `${site.replace(/\/+$/, '').replace(/[.*+?^${}()|[\]]/g, '\\\\$&')}/.+`;
  return `# Every alert has a runbook_url, and it leads to a page: put this into .pint.hcl.
rule {
  match {
    kind = "alerting"
  }
  annotation "runbook_url" {
    required = true
    value    = "${pattern}"
    severity = "bug"
  }
  link "${pattern}" {
    severity = "bug"
  }
}
`;
}
