/** Languages by their names in BCP 47: `en`, `pt-BR`, `zh-Hant`. */

/** What people write in the place of a language's name: the code of a country, or the language in words. */
const meant: Readonly<Record<string, string>> = {
  jp: 'ja',
  cn: 'zh',
  kr: 'ko',
  cz: 'cs',
  dk: 'da',
  gr: 'el',
  se: 'sv',
  ua: 'uk',
  vn: 'vi',
  ir: 'fa',
  il: 'he',
  in: 'hi',
  english: 'en',
  german: 'de',
  deutsch: 'de',
  french: 'fr',
  spanish: 'es',
  italian: 'it',
  portuguese: 'pt',
  brazilian: 'pt-BR',
  dutch: 'nl',
  polish: 'pl',
  russian: 'ru',
  ukrainian: 'uk',
  turkish: 'tr',
  arabic: 'ar',
  hebrew: 'he',
  persian: 'fa',
  farsi: 'fa',
  urdu: 'ur',
  hindi: 'hi',
  chinese: 'zh',
  japanese: 'ja',
  korean: 'ko',
  thai: 'th',
};

/** The name as it is written in BCP 47 (`PT-br` → `pt-BR`); undefined when it names no language that is known. */
export function canonicalLanguage(name: string): string | undefined {
  try {
    const [canonical] = Intl.getCanonicalLocales(name);
    if (canonical === undefined) return undefined;
    const { language } = new Intl.Locale(canonical);
    const known = new Intl.DisplayNames(['en'], { type: 'language', fallback: 'none' }).of(language);
    return known === undefined ? undefined : canonical;
  } catch {
    return undefined;
  }
}

/** What was probably meant by something that names no language. */
export function likelyLanguage(name: string): string | undefined {
  const plain = name.trim().toLowerCase();
  const known = meant[plain] ?? canonicalLanguage(plain.replaceAll('_', '-').replace(/\.[\w-]+$/, ''));
  if (known !== undefined) return known;
  const [first = ''] = plain.split(/[-_. ]/);
  return meant[first] ?? canonicalLanguage(first);
}

/** Scripts that are written from right to left (unicode.org, Script_Metadata). */
const rightToLeft = new Set(['Adlm', 'Arab', 'Hebr', 'Mand', 'Nkoo', 'Rohg', 'Samr', 'Syrc', 'Thaa']);

export function directionOf(language: string): 'ltr' | 'rtl' {
  return rightToLeft.has(scriptOf(language)) ? 'rtl' : 'ltr';
}

/** The script that a language is usually written in: `Latn`, `Jpan`, `Arab`. */
export function scriptOf(language: string): string {
  return factsOf(language).script;
}

/** The language without its region and script: `pt-BR` → `pt`. */
export function baseLanguage(language: string): string {
  return factsOf(language).base;
}

interface LanguageFacts {
  readonly script: string;
  readonly base: string;
}

/** Every page asks several times, and the system's tables are slow to answer. */
const knownFacts = new Map<string, LanguageFacts>();

function factsOf(language: string): LanguageFacts {
  let facts = knownFacts.get(language);
  if (facts === undefined) {
    const locale = new Intl.Locale(language);
    facts = { script: locale.maximize().script ?? 'Latn', base: locale.language };
    knownFacts.set(language, facts);
  }
  return facts;
}

/** What may name the language of its texts. */
interface Named {
  readonly language?: string | undefined;
}

/** The language of a runbook: its own, its service's or the site's. */
export function languageOf(
  { settings }: { readonly settings: { readonly language: string } },
  runbook: { readonly meta: Named },
  service: Named | undefined,
): string {
  return runbook.meta.language ?? service?.language ?? settings.language;
}

/** The attributes of an element whose text is in `language`; none where that is the language of what is around it. */
export function languageAttributes(language: string, around: string): { lang?: string; dir?: 'ltr' | 'rtl' } {
  if (language === around) return {};
  const direction = directionOf(language);
  return direction === directionOf(around) ? { lang: language } : { lang: language, dir: direction };
}

/** The attributes of an element that has words of the interface alone, which are in `language`. */
export function interfaceLanguage(around: string, language: string): { lang?: string } {
  return baseLanguage(around) === baseLanguage(language) ? {} : { lang: language };
}

/** The attributes of the root element of a page: those of an English one are `lang` alone. */
export function rootLanguage(language: string): { lang: string; dir?: 'rtl' } {
  return directionOf(language) === 'rtl' ? { lang: language, dir: 'rtl' } : { lang: language };
}
