/** Languages by their names in BCP 47. */
import { expect, it } from 'vitest';
import {
  canonicalLanguage,
  directionOf,
  languageAttributes,
  languageOf,
  likelyLanguage,
  rootLanguage,
} from '../../../src/plain/language.ts';

it.each([
  ['en', 'en'],
  ['PT-br', 'pt-BR'],
  ['zh-hant-tw', 'zh-Hant-TW'],
  ['deu', 'de'],
  ['iw', 'he'],
])('%s is %s', (written, canonical) => expect(canonicalLanguage(written)).toBe(canonical));

it.each([
  ['jp', 'ja'],
  ['en_US', 'en-US'],
  ['german', 'de'],
  ['Japanese', 'ja'],
  ['pt_BR.UTF-8', 'pt-BR'],
  ['xx', undefined],
  ['', undefined],
])('%s is no language; meant is %s', (written, meant) => {
  expect(canonicalLanguage(written)).toBeUndefined();
  expect(likelyLanguage(written)).toBe(meant);
});

it('knows which are written from right to left', () => {
  expect(['ar', 'he', 'fa', 'ur', 'ckb', 'yi', 'az-Arab'].map(directionOf)).toEqual(Array(7).fill('rtl'));
  expect(['en', 'de', 'ja', 'ru', 'hi', 'az', 'ar-Latn'].map(directionOf)).toEqual(Array(7).fill('ltr'));
});

it('a runbook has its own language, its service has one, or the site has', () => {
  const site = { settings: { language: 'en' } };
  expect(languageOf(site, { meta: { language: 'ja' } }, { language: 'de' })).toBe('ja');
  expect(languageOf(site, { meta: {} }, { language: 'de' })).toBe('de');
  expect(languageOf(site, { meta: {} }, undefined)).toBe('en');
});

it('only what differs from its surroundings is marked', () => {
  expect(languageAttributes('de', 'de')).toEqual({});
  expect(languageAttributes('de', 'en')).toEqual({ lang: 'de' });
  expect(languageAttributes('ar', 'en')).toEqual({ lang: 'ar', dir: 'rtl' });
  expect(languageAttributes('en', 'he')).toEqual({ lang: 'en', dir: 'ltr' });
  expect(rootLanguage('en')).toEqual({ lang: 'en' });
  expect(rootLanguage('fa')).toEqual({ lang: 'fa', dir: 'rtl' });
});
