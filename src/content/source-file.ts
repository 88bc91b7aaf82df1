/** One file of a content root. Its text is decoded once, when it is first asked for; nothing else decodes bytes. */
import { LineIndex } from '../problem/position.ts';
import type { Problem } from '../problem/problem.ts';
import { type Split, splitFrontmatter } from './frontmatter.ts';
import { decodeText, type TextFile } from './text-file.ts';

export class SourceFile {
  /** Relative to the content root, with forward slashes. */
  readonly path: string;
  /** The bytes of text files; empty for what is only copied. */
  readonly bytes: Uint8Array;
  /** Why nothing of it could be read from disk; undefined for every other file. It is among its problems. */
  readonly failure: Problem | undefined;
  #decoded: TextFile | undefined;
  #lines: LineIndex | undefined;
  #split: Split | undefined;

  constructor(path: string, bytes: Uint8Array, failure?: Problem) {
    this.path = path;
    this.bytes = bytes;
    this.failure = failure;
  }

  /** UTF-8 without byte-order mark and with `\n` line ends. */
  get text(): string {
    return this.#decode().text;
  }

  /** What is wrong with its bytes: encoding, size, line ends. */
  get problems(): readonly Problem[] {
    return this.#decode().problems;
  }

  /** False when the file is not worth reading further: its problems name the reason. */
  get isReadable(): boolean {
    return this.#decode().readable;
  }

  get lines(): LineIndex {
    this.#lines ??= new LineIndex(this.text);
    return this.#lines;
  }

  /** Where its frontmatter is, if it has any. */
  get frontmatter(): Split {
    this.#split ??= splitFrontmatter(this.text);
    return this.#split;
  }

  /** What its lines end with on disk. */
  get lineEnd(): '\n' | '\r\n' {
    return this.bytes.includes(13) ? '\r\n' : '\n';
  }

  #decode(): TextFile {
    const { failure } = this;
    this.#decoded ??= failure === undefined ? decodeText(this.path, this.bytes) : { text: '', problems: [failure], readable: false };
    return this.#decoded;
  }
}

/** A file of which nothing can be read: it has its place in the site, with the reason. */
export function unreadFile(failure: Problem): SourceFile {
  return new SourceFile(failure.file, new Uint8Array(), failure);
}

/** A file that exists only in memory, as adopted and drafted pages do. */
export function sourceFromText(path: string, text: string): SourceFile {
  return new SourceFile(path, new TextEncoder().encode(text));
}
