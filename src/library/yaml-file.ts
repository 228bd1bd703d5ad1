import { isNode, LineCounter, parseDocument } from 'yaml';
import type { Words } from '../words/index.ts';

export interface YamlFile {
  /** Null for an empty file. Every scalar is text, so that `title: 2026`, `NO` and an all-digit checksum stay what they are. */
  readonly value: unknown;
  /** The line of the value under that path, from 1; of the nearest thing above it where there is none. */
  lineOf(path: readonly PropertyKey[]): number;
}

/** What is wrong with the YAML itself, and where, counted from 1. */
export interface YamlFault {
  readonly line: number;
  readonly say: (words: Words) => string;
}

/** Reads YAML whose faults a person is to find by line number. */
export function readYaml(text: string): YamlFile | YamlFault {
  const counter = new LineCounter();
  const document = parseDocument(text, { schema: 'failsafe', lineCounter: counter, prettyErrors: false });
  const [fault] = document.errors;
  if (fault) return { line: counter.linePos(fault.pos[0]).line, say: words => words.check.yaml(fault.message) };

  const lineOf = (path: readonly PropertyKey[]): number => {
    const node = path.length === 0 ? document.contents : document.getIn(path, true);
    if (isNode(node) && node.range) return counter.linePos(node.range[0]).line;
    return path.length === 0 ? 1 : lineOf(path.slice(0, -1));
  };
  return { value: document.toJS(), lineOf };
}
