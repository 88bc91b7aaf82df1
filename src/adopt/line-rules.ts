/** What generators write within lines, and what becomes of it: a row for each, tried in this order on what stands outside of code. */
import { idIn } from './anchors.ts';
import type { LinkWriter } from './links.ts';

export interface LineRule {
  /** What it does, in the report's words. */
  readonly what: string;
  readonly pattern: RegExp;
  /** The text in its place; undefined where it is none of these. */
  readonly by: (match: readonly string[], world: RuleWorld) => string | undefined;
}

export interface RuleWorld {
  readonly link: LinkWriter;
  /** Notes what a person should look at. */
  readonly look: (what: string) => void;
}

const drop = () => '';

/** A named argument of a shortcode. */
export function argument(written: string, name: string): string | undefined {
  return new RegExp(`(?:^|[\\s,(])${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|\`([^\`]*)\`|([^\\s,)]+))`)
    .exec(written)
    ?.slice(1)
    .find((value) => value !== undefined);
}

function figure([, written = '']: readonly string[]): string | undefined {
  const source = argument(written, 'src') ?? argument(written, 'link');
  if (source === undefined) return undefined;
  const alt = argument(written, 'alt') ?? argument(written, 'caption') ?? argument(written, 'title') ?? '';
  const caption = argument(written, 'caption');
  return `![${alt}](${source})${caption === undefined || caption === alt ? '' : ` ${caption}`}`;
}

function button([, written = '', label = '']: readonly string[]): string | undefined {
  const href = argument(written, 'href') ?? argument(written, 'relref') ?? argument(written, 'link');
  return href === undefined ? undefined : `[${label.trim()}](${href})`;
}

function video([, host = '', written = '']: readonly string[]): string {
  const id = argument(written, 'id') ?? written.replace(/["'()]/g, '').trim();
  return host === 'youtube' ? `[Video](https://www.youtube.com/watch?v=${id})` : `[Video](https://vimeo.com/${id})`;
}

/** `![[picture.png|300]]` and `![[Page]]`. */
function embed([, name = '', label]: readonly string[], { link, look }: RuleWorld): string | undefined {
  const title = label === undefined || /^\d+(?:x\d+)?$/.test(label) ? '' : label;
  const image = link.image(name.trim());
  if (image !== undefined) return `![${title}](${image})`;
  if (/\.[a-z0-9]{2,5}$/i.test(name) && !/\.md$/i.test(name)) {
    look(`\`![[${name}]]\` shows a file that is not in the source, or was not adopted`);
    return undefined;
  }
  const page = link.page(name);
  if (page === undefined) {
    look(`\`![[${name}]]\` leads to nothing in the source`);
    return undefined;
  }
  look(`\`![[${name}]]\` shows another page inside this one: here it is a link`);
  return `[${label ?? name.replace(/#\^?/g, ': ').replace(/^: /, '')}](${page.to})`;
}

/** Obsidian writes `[[Page#Heading|Label]]`, GitHub `[[Label|Page]]`. What leads to no page stays: Bash writes `[[ … ]]` too. */
function wikiLink([whole = '', first = '', second]: readonly string[], { link, look }: RuleWorld): string | undefined {
  if (/\.(?:png|jpe?g|gif|webp|svg)$/i.test(first))
    return `![${/alt=([^|]+)/.exec(second ?? '')?.[1] ?? ''}](${link.image(first) ?? first})`;
  const orders =
    second === undefined
      ? [[first, first]]
      : [
          [first, second],
          [second, first],
        ];
  for (const [name = '', label = ''] of orders) {
    const page = link.page(name);
    if (page === undefined) continue;
    if (page.lost !== undefined) look(`\`${whole}\` ${page.lost}`);
    const words = second === undefined ? label.replace(/^#\^?/, '').replace(/#\^?/g, ': ') : label;
    return `[${words.trim()}](${page.to})`;
  }
  if (!/^\[\[\s|\s\]\]$/.test(whole) && !/^-\w |[=<>$]/.test(first)) look(`\`${whole}\` leads to no page that was adopted`);
  return undefined;
}

/** GitHub's names for the signs that runbooks use; others stay as they are written. */
const signs: Readonly<Record<string, string>> = {
  warning: '⚠️',
  rotating_light: '🚨',
  fire: '🔥',
  boom: '💥',
  white_check_mark: '✅',
  heavy_check_mark: '✔️',
  x: '❌',
  no_entry: '⛔',
  no_entry_sign: '🚫',
  bulb: '💡',
  memo: '📝',
  information_source: 'ℹ️',
  exclamation: '❗',
  bangbang: '‼️',
  question: '❓',
  point_right: '👉',
  arrow_right: '➡️',
  construction: '🚧',
  bell: '🔔',
  lock: '🔒',
  key: '🔑',
  rocket: '🚀',
  mag: '🔍',
  tada: '🎉',
  skull: '💀',
  phone: '📞',
  telephone_receiver: '📞',
  pager: '📟',
  hourglass: '⌛',
  stop_sign: '🛑',
  octagonal_sign: '🛑',
  red_circle: '🔴',
  green_circle: '🟢',
  yellow_circle: '🟡',
};

export const lineRules: readonly LineRule[] = [
  {
    what: 'a reference by shortcode is a link to the file',
    pattern: /\{\{[<%]\s*(?:rel)?ref\s+(?:path\s*=\s*)?["`']?([^"`'\s]+)["`']?\s*[>%]\}\}/g,
    by: ([, target]) => target,
  },
  {
    what: 'a link by tag is a link to the file',
    pattern: /(?<=\]\(|href=["'])\{%-?\s*(?:link|post_url)\s+([^\s%]+)\s*-?%\}/g,
    by: ([, path = '']) => `/${path.replace(/^\//, '')}`,
  },
  {
    what: 'a link by tag is a link to the file',
    pattern: /\{%-?\s*link\s+([^\s%]+)\s*-?%\}/g,
    by: ([, path = '']) => `[${path.replace(/^.*\//, '')}](/${path.replace(/^\//, '')})`,
  },
  {
    what: 'a link from the root of the site',
    pattern: /(?<=\]\(<?|(?:href|src)=["'])(?:\{\{-?\s*(?:site\.(?:baseurl|url)|\.Site\.BaseURL|base_url)[^}]*\}\})+\/?/g,
    by: () => '/',
  },
  {
    what: 'a link from the root of the site',
    pattern: /(?<=\]\(<?|(?:href|src)=["'])\{\{-?\s*["']\/?([^"']+)["']\s*\|\s*(?:relative_url|absolute_url|relURL|absURL)\s*-?\}\}/g,
    by: ([, path = '']) => `/${path}`,
  },
  { what: 'a figure is an image', pattern: /\{\{[<%]?\s*figure\s*\(?\s*(.*?)\s*\)?\s*\/?[>%]?\}\}/g, by: figure },
  { what: 'a button is a link', pattern: /\{\{[<%]\s*button\s+(.*?)\s*[>%]\}\}(.*?)\{\{[<%]\s*\/\s*button\s*[>%]\}\}/g, by: button },
  { what: 'a video is a link', pattern: /\{\{[<%]?\s*(youtube|vimeo)\s*\(?\s*(.*?)\s*\)?\s*[>%]?\}\}/g, by: video },
  {
    what: 'what was embedded is a link',
    pattern: /\{%-?\s*(?:embed|file)\s+((?:url|src)=.*?)\s*-?%\}/g,
    by: ([, written = '']) => {
      const url = argument(written, 'url') ?? argument(written, 'src');
      return url === undefined ? undefined : `[${argument(written, 'caption') || url}](<${url}>)`;
    },
  },
  { what: 'marks of the generator are taken away', pattern: /\{%-?\s*(?:raw|endraw|endfile|endembed)\s*-?%\}/g, by: drop },
  {
    what: 'the id of a heading is in the form it has here',
    pattern: /^(\s{0,3}#{1,6}\s.*?)\s*\{((?::\s*|\s*)[#.][^{}]*?)\s*\}\s*$/g,
    by: ([whole, heading = '', attributes = '']) => {
      const id = idIn(attributes);
      const made = id === undefined ? heading : `${heading} {#${id}}`;
      return made === whole ? undefined : made;
    },
  },
  {
    what: 'attributes of MkDocs are taken away',
    pattern: /(?<=[\])>*_\uE001])\{:?\s*[#.:\w][^}\n]*\}/g,
    by: ([whole]) => (/[.#=:]/.test(whole ?? '') ? '' : undefined),
  },
  { what: 'attributes of Jekyll are taken away', pattern: /^\s*\{:\s*[^}]*\}\s*$/g, by: drop },
  { what: 'icons are taken away', pattern: /:(?:material|octicons|fontawesome|simple)-[\w-]+:\s?/g, by: drop },
  {
    what: 'a name of an emoji is the emoji',
    pattern: /(?<![\w:]):([a-z_]+):(?![\w:])/g,
    by: ([, name = '']) => (Object.hasOwn(signs, name) ? signs[name] : undefined),
  },
  {
    what: 'a block that links lead to has an anchor',
    pattern: /^(\s*[-*+]\s+\[[ xX]\]\s.*?)\s+\^([\w-]+)\s*$/g,
    by: ([, text = '', id = '']) => `${text} <!-- #${id} -->`,
  },
  {
    what: 'a block that links lead to has an anchor',
    pattern: /^(.*\S)\s+\^([a-z][\w-]*)\s*$/gi,
    by: ([, text = '', id = '']) => `${text} <a id="${id}"></a>`,
  },
  {
    what: 'a box with another mark is an open step',
    pattern: /^(\s*(?:>\s*)*[-*+]\s+)\[[/><!?*"lbiSIpcfkwud-]\](?=\s)/g,
    by: ([, before = '']) => `${before}[ ]`,
  },
  { what: 'a comment is one of HTML', pattern: /%%(.+?)%%/g, by: ([, comment = '']) => `<!--${comment.replace(/--/g, '- -')}-->` },
  {
    what: 'highlighted words are bold',
    pattern: /(?<![=\w])==(?=[^\s=])([^=\n]*[^\s=])==(?![=\w])/g,
    by: ([, text = '']) => `**${text}**`,
  },
  { what: 'what another page shows is a link', pattern: /!\[\[([^[\]|]+)(?:\|([^[\]]*))?\]\]/g, by: embed },
  { what: 'a wiki link is a Markdown link', pattern: /(?<!!)\[\[([^[\]|]+)(?:\|([^[\]]+))?\]\]/g, by: wikiLink },
];
