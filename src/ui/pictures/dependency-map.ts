/** Which service depends on which, laid out as a picture: boxes in layers, callers on the left, and a line for each dependency. */

import dagre from '@dagrejs/dagre';
import type { Service } from '../../content/site.ts';
import { t } from '../../words/text.ts';

export interface MapBox {
  readonly title: string;
  /** Of its page: on this site, or elsewhere for what lies outside. Empty where there is none. */
  readonly href: string;
  /** It has no page on this site. */
  readonly isOutside: boolean;
  /** Left and upper edge. */
  readonly x: number;
  readonly y: number;
}

export interface MapLine {
  /** An SVG path. */
  readonly path: string;
  /** `order-service depends on user-service`. */
  readonly text: string;
}

export interface DependencyMap {
  readonly width: number;
  readonly height: number;
  readonly boxes: readonly MapBox[];
  readonly lines: readonly MapLine[];
}

/** Of each box, in pixels. */
export const boxSize = { width: 176, height: 44 };
/** More are no picture any more. */
const mostBoxes = 60;

/** The map of these services and all that they depend on; undefined where none names a dependency, or where there are too many. */
export function dependencyMap(services: readonly Service[]): DependencyMap | undefined {
  const boxes = new Map<string, Omit<MapBox, 'x' | 'y'>>();
  const edges: { from: string; to: string }[] = [];
  for (const { address, title, dependencies } of services) {
    for (const dependency of dependencies) {
      const to = dependency.internal ? dependency.href : `outside ${dependency.title}`;
      boxes.set(address, { title, href: address, isOutside: false });
      if (!boxes.has(to)) boxes.set(to, { title: dependency.title, href: dependency.href, isOutside: !dependency.internal });
      if (to !== address) edges.push({ from: address, to });
    }
  }
  if (edges.length === 0 || boxes.size > mostBoxes) return undefined;

  const graph = new dagre.graphlib.Graph();
  graph.setGraph({ rankdir: 'LR', nodesep: 16, ranksep: 56, marginx: 1, marginy: 1 });
  graph.setDefaultEdgeLabel(() => ({}));
  for (const id of boxes.keys()) graph.setNode(id, { ...boxSize });
  for (const { from, to } of edges) graph.setEdge(from, to);
  dagre.layout(graph);
  const centre = (id: string) => {
    const { x, y } = graph.node(id);
    return { x: round(x ?? 0), y: round(y ?? 0) };
  };
  const placed = [...boxes].map(([id, box]) => {
    const { x, y } = centre(id);
    return { ...box, x: x - boxSize.width / 2, y: y - boxSize.height / 2 };
  });
  return {
    width: Math.max(...placed.map(({ x }) => x)) + boxSize.width + 1,
    height: Math.max(...placed.map(({ y }) => y)) + boxSize.height + 1,
    boxes: placed,
    lines: edges.map(({ from, to }) => ({
      path: curve(centre(from), centre(to)),
      text: t`${boxes.get(from)?.title ?? from} depends on ${boxes.get(to)?.title ?? to}`,
    })),
  };
}

interface Point {
  readonly x: number;
  readonly y: number;
}

/** From the right edge of one box to the left edge of the other; back again where they depend on each other in a circle. */
function curve(from: Point, to: Point): string {
  const ahead = to.x >= from.x ? 1 : -1;
  const [x1, x2] = [from.x + (ahead * boxSize.width) / 2, to.x - (ahead * boxSize.width) / 2];
  const middle = round((x1 + x2) / 2);
  return `M${x1} ${from.y}C${middle} ${from.y} ${middle} ${to.y} ${x2} ${to.y}`;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
