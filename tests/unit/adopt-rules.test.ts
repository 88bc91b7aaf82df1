/** What each generator writes, and what becomes of it: a row for each. `⏎` is a line break. */
import { describe, expect, it } from 'vitest';
import { adopt } from '../../src/adopt/adopt.ts';

type Row = readonly [name: string, input: string, output: string, look?: string];

const rows: Readonly<Record<string, readonly Row[]>> = {
  anchors: [
    ['Python-Markdown', '## Undo { #undo }', '## Undo {#undo}'],
    ['kramdown', '## Undo {: #undo .no_toc }', '## Undo {#undo}'],
    ['kramdown below', '## Undo⏎{: #undo }', '## Undo {#undo}'],
    ['Docusaurus', '## Undo {#undo}', '## Undo {#undo}'],
    ['Hugo, with dots', '## Logo {#io.example.logo}', '## Logo {#io.example.logo}'],
    ['kramdown, with a class at the id', '## Undo {:#undo.no_toc}', '## Undo {#undo}'],
    ['a class alone', '## Undo {.hidden}', '## Undo'],
    ['an element', '<a name="old"></a>⏎⏎[x](#old)', '<a name="old"></a>⏎⏎[x](#old)'],
    ['a link in another case', '[x](#Roll-Back)⏎⏎## Roll back', '[x](#roll-back)⏎⏎## Roll back'],
    ['a link to the words of a heading with an id', '[x](#roll-back)⏎⏎## Roll back {#undo}', '[x](#undo)⏎⏎## Roll back {#undo}'],
    ['MkDocs, without letters of other scripts', '[x](#uberlast)⏎⏎## Überlast', '[x](#überlast)⏎⏎## Überlast'],
    ['on another page', '[x](other.md#Second_Part)', '[x](other.md#second)'],
    ['that is not there', '[x](other.md#third)', '[x](other.md#third)', 'names `#third`'],
  ],
  obsidian: [
    ['a page', '[[other]]', '[other](./other.md)'],
    ['with a label', '[[other|Its label]]', '[Its label](./other.md)'],
    ['a label with a colon', '[[other|Note: stop it]]', '[Note: stop it](./other.md)'],
    ['as GitHub has it', '[[Stop it: the page|other]]', '[Stop it: the page](./other.md)'],
    ['a heading', '[[other#Second part|there]]', '[there](./other.md#second)'],
    ['a heading here', '[[#My part]]⏎⏎## My part', '[My part](#my-part)⏎⏎## My part'],
    ['headings in headings', '[[other#First#Second part]]', '[other: First: Second part](./other.md#second)'],
    ['a block', '[[other#^b1|block]]', '[block](./other.md#b1)'],
    ['a block of its own', 'Text ^b1', 'Text <a id="b1"></a>'],
    ['a step as block', '- [ ] Go ^go', '- [ ] Go <!-- #go -->'],
    ['an image', '![[flow.png|300]]', '![](../flow.png)'],
    ['a page in a page', '![[other#Second part]]', '[other: Second part](./other.md#second)', 'inside this one'],
    ['nothing', '[[gone]]', '[[gone]]', 'leads to no page'],
    ['Bash', 'if [[ -f /x ]]', 'if [[ -f /x ]]'],
    ['a callout', '> [!danger]- Data loss⏎> Never.', '> [!CAUTION] Data loss⏎> Never.'],
    ['its kinds', '> [!faq]⏎> Why?', '> [!NOTE] Question⏎> Why?'],
    ['an unknown kind', '> [!kafka] Lag⏎> Text.', '> [!NOTE] Lag⏎> Text.'],
    ['half done', '- [/] Go', '- [ ] Go'],
    ['marked words', 'a ==b c== d', 'a **b c** d'],
    ['a comparison', 'if a == b and b == c', 'if a == b and b == c'],
    ['a comment', 'a %%b%% c', 'a <!--b--> c'],
  ],
  gitbook: [
    ['a hint', '{% hint style="danger" %}⏎Never.⏎{% endhint %}', '> [!CAUTION] Danger⏎> Never.⏎'],
    ['a hint on one line', '{% hint style="info" %}Text.{% endhint %}', '> [!NOTE]⏎> Text.⏎'],
    ['a tab', '{% tabs %}⏎{% tab title="A" %}⏎x⏎{% endtab %}⏎{% endtabs %}', '**A**⏎⏎x⏎'],
    ['code with a name', '{% code title="a.sh" %}⏎```sh⏎x⏎```⏎{% endcode %}', '**a.sh**⏎⏎```sh⏎x⏎```⏎'],
    ['code without one', '{% code overflow="wrap" %}⏎```sh⏎x⏎```⏎{% endcode %}', '```sh⏎x⏎```'],
    ['a reference', '{% content-ref url="other.md" %}⏎[other](other.md)⏎{% endcontent-ref %}', '[other](other.md)'],
    ['what folds', '{% details title="More" %}⏎x⏎{% enddetails %}', '<details><summary>More</summary>⏎⏎x⏎⏎</details>⏎'],
    ['what is embedded', '{% embed url="https://a.example/b" %}', '[https://a.example/b](<https://a.example/b>)'],
    ['what nobody knows', '{% swagger x %}', '{% swagger x %}', 'shown as written'],
  ],
  jekyll: [
    ['code', '{% highlight bash %}⏎ls {{x}}⏎{% endhighlight %}', '```bash⏎ls {{x}}⏎```'],
    ['a link by tag', '[x]({% link shop/other.md %})', '[x](./other.md)'],
    ['a link by tag alone', '{% link shop/other.md %}', '[other.md](./other.md)'],
    ['the base', '[x]({{ site.baseurl }}/shop/other/)', '[x](./other.md)'],
    ['a filter', '[x]({{ "/shop/other" | relative_url }})', '[x](./other.md)'],
    ['an include', '{% include part.md %}', 'Part of pages.'],
    ['an include that is not there', '{% include gone.html %}', '{% include gone.html %}', 'includes a file'],
    ['a callout', '{: .warning }⏎It is down.', '> [!WARNING]⏎> It is down.⏎'],
    ['a callout with a title', '{: .note-title }⏎> Mind⏎>⏎> It is down.', '> [!NOTE] Mind⏎> It is down.⏎'],
    ['raw', '{% raw %}x{% endraw %}', 'x'],
    ['a table of contents', '* a⏎{:toc}', '* a'],
  ],
  mkdocs: [
    ['an admonition', '!!! success⏎    It worked.', '> [!TIP] Good⏎> It worked.⏎'],
    ['what folds', '??? note "More"⏎    x', '<details><summary>More</summary>⏎⏎x⏎⏎</details>⏎'],
    ['blocks of PyMdown', '/// warning | Careful⏎x⏎///', '> [!WARNING] Careful⏎> x⏎'],
    ['its details', '/// details | More⏎    type: warning⏎⏎x⏎///', '<details><summary>More</summary>⏎⏎x⏎⏎</details>⏎'],
    ['a snippet', '--8<-- "part.md"', 'Part of pages.'],
    ['a snippet that is not there', '--8<-- "gone.md"', '--8<-- "gone.md"', 'includes a file'],
    ['an include', '{!part.md!}', 'Part of pages.'],
    ['a snippet in code', '```sh⏎--8<-- "gone.sh"⏎```', '```sh⏎--8<-- "gone.sh"⏎```', 'in this code block'],
    ['definitions', 'Term⏎:   What it is.', '- **Term**: What it is.'],
  ],
  docusaurus: [
    ['details', '::: details More⏎x⏎:::', '<details><summary>More</summary>⏎⏎x⏎⏎</details>⏎'],
    ['a kind of its own', ':::kafka⏎x⏎:::', '> [!NOTE] Kafka⏎> x⏎'],
    ['one in another', ':::note⏎a⏎:::tip⏎b⏎:::⏎:::', '> [!NOTE]⏎> a⏎> > [!TIP]⏎> > b⏎'],
    ['one that is not closed', ':::note⏎a', ':::note⏎a', 'never closed'],
    ['a code group', '::: code-group⏎```sh⏎x⏎```⏎:::', '```sh⏎x⏎```'],
  ],
  hugo: [
    ['an inclusion', '{{% include "part.md" %}}', 'Part of pages.'],
    ["Zola's pairs", '{% warning() %}⏎x⏎{% end %}', '> [!WARNING]⏎> x⏎'],
    ["Zola's links", '[x](@/shop/other.md)', '[x](./other.md)'],
    ["Zola's video", '{{ youtube(id="abc") }}', '[Video](https://www.youtube.com/watch?v=abc)'],
    ['mdBook', '{{#include part.md}}', 'Part of pages.'],
    ['Sphinx', '```{warning} Mind⏎x⏎```', '> [!WARNING] Mind⏎> x⏎'],
    ['an emoji', ':rotating_light: and a:b:c and :none:', '🚨 and a:b:c and :none:'],
  ],
};

const others: readonly (readonly [string, string | undefined])[] = [
  ['shop/other.md', '# Other\n\n## First\n\nText. ^b1\n\n## Second part {#second}\n'],
  ['part.md', 'Part of pages.\n'],
  ['flow.png', undefined],
];

describe.each(Object.entries(rows))('%s', (_, ofTool) => {
  it.each(ofTool.map(([name, input, output, look = '']) => ({ name, input, output, look })))('$name', ({ input, output, look }) => {
    const text = (written: string) => written.replaceAll('⏎', '\n');
    const files = new Map<string, string | undefined>([...others, ['shop/page.md', text(input)]]);
    const adopted = adopt(files, { folder: 'source', as: 'plain' });
    expect(adopted.texts.get('runbooks/shop/page.md')?.replaceAll('\n', '⏎')).toBe(output);
    const looks = adopted.look.filter(({ file }) => file === 'shop/page.md').map(({ what }) => what);
    if (look === '') expect(looks).toEqual([]);
    else {
      expect(looks).toHaveLength(1);
      expect(looks[0]).toContain(look);
    }
  });
});
