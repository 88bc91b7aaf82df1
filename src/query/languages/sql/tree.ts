/** Walking the trees of libpg_query: nodes are `{ SelectStmt: { … } }`, or only their fields where the type is certain. */

export type Fields = Readonly<Record<string, unknown>>;

export interface Node {
  /** `SelectStmt`; of a node without a type of its own the field's name that holds it: `relation`. */
  type: string;
  fields: Fields;
  /** The field of the parent that holds it. */
  field: string;
  /** Its place in a list of the parent; -1 when it stands alone. */
  index: number;
  parent: Node | null;
}

export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function nodeOf(value: Fields, field: string, index: number, parent: Node | null): Node {
  const [only, ...others] = Object.entries(value);
  if (only !== undefined && others.length === 0 && /^[A-Z]/.test(only[0]) && isFields(only[1])) {
    return { type: only[0], fields: only[1], field, index, parent };
  }
  return { type: field, fields: value, field, index, parent };
}

/** All nodes, each before those that it holds; what `enter` answers `false` for is not walked into. */
export function walk(root: unknown, enter: (node: Node) => boolean | undefined): void {
  const stack: Node[] = isFields(root) ? [nodeOf(root, '', -1, null)] : [];
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    if (enter(node) !== false) stack.push(...childrenOf(node).reverse());
  }
}

export function childrenOf(node: Node): Node[] {
  return Object.entries(node.fields).flatMap(([field, value]) => {
    if (Array.isArray(value)) return value.flatMap((item: unknown, index) => (isFields(item) ? [nodeOf(item, field, index, node)] : []));
    return isFields(value) ? [nodeOf(value, field, -1, node)] : [];
  });
}

/** The child in that field. */
export function childOf(node: Node, field: string): Node | undefined {
  return childrenOf(node).find((child) => child.field === field);
}

/** The last name of a list of names: `lower` of `pg_catalog.lower`; in lower case as the parser left it. */
export function lastName(names: unknown): string {
  const last: unknown = Array.isArray(names) ? names.at(-1) : undefined;
  const string = isFields(last) ? last['String'] : undefined;
  const name = isFields(string) ? string['sval'] : undefined;
  return typeof name === 'string' ? name : '';
}

export function numberIn(fields: Fields, name: string): number | undefined {
  const value = fields[name];
  return typeof value === 'number' ? value : undefined;
}

export function textIn(fields: Fields, name: string): string {
  const value = fields[name];
  return typeof value === 'string' ? value : '';
}

/** The innermost node of that type at that byte. The trees are walked once, however often somebody asks. */
export function nodeAt(statements: readonly { node: unknown }[], type: string, byte: number): Node | undefined {
  const known = indexed.get(statements) ?? indexOf(statements);
  indexed.set(statements, known);
  return known.get(`${type} ${byte}`);
}

const indexed = new WeakMap<readonly { node: unknown }[], ReadonlyMap<string, Node>>();

function indexOf(statements: readonly { node: unknown }[]): ReadonlyMap<string, Node> {
  const nodes = new Map<string, Node>();
  for (const { node } of statements) {
    walk(node, (candidate) => {
      nodes.set(`${candidate.type} ${String(candidate.fields['location'] ?? 0)}`, candidate);
      return undefined;
    });
  }
  return nodes;
}

/** What of the trees does not depend on how names and constants are spelt: two texts of one shape do the same. */
export function shapeOf(statements: readonly { node: unknown }[]): string {
  return JSON.stringify(
    statements.map(({ node }) => node),
    (key: string, value: unknown) => {
      if (/^(?:location|rexpr_list_start|rexpr_list_end)$/.test(key) || typeof value === 'number') return undefined;
      if (isFields(value) && isFields(value['A_Const'])) return { A_Const: {} };
      return /^(?:sval|relname|schemaname|catalogname|name|colname|aliasname|idxname|rolename|indexname|defname)$/.test(key) ? '' : value;
    },
  );
}
