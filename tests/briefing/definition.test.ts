import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { loadBriefings } from '../../src/briefing/briefings.ts';
import { readBriefing } from '../../src/briefing/definition.ts';
import { PersonError } from '../../src/errors.ts';

const good = `
title: { zh: 早报, en: Morning }
schedule: { cron: "0 9 * * 1-5", timezone: Asia/Shanghai, catchUp: 90m }
targets: ["web:general", "web:战略"]
sections:
  - trends: { report: latest }
  - lookup: { title: 芯片, query: AI 芯片 份额 }
  - documents: { since: last-edition, limit: 5 }
`;

function problem(text: string): string {
  try {
    readBriefing(text, 'briefings/morning.yaml', 'morning');
  } catch (error) {
    if (error instanceof PersonError) return error.sentence('en');
    throw error;
  }
  return 'none';
}

describe('a briefing file', () => {
  test('is read with its defaults', () => {
    expect(readBriefing(good, 'morning.yaml', 'morning')).toEqual({
      name: 'morning',
      file: 'morning.yaml',
      title: { zh: '早报', en: 'Morning' },
      schedule: { cron: '0 9 * * 1-5', timezone: 'Asia/Shanghai', catchUpMilliseconds: 5_400_000 },
      targets: ['web:general', 'web:战略'],
      sections: [
        { kind: 'trends', report: 'latest' },
        { kind: 'lookup', title: { zh: '芯片', en: '芯片' }, query: 'AI 芯片 份额', limit: 3 },
        { kind: 'documents', limit: 5 },
      ],
    });
  });

  test.each([
    ['a title in one language only', good.replace(', en: Morning', ''), /title/],
    ['a wrong pattern', good.replace('0 9 * * 1-5', 'every day'), /schedule\.cron: not a cron pattern/],
    ['both kinds of day', good.replace('0 9 * * 1-5', '0 9 1 * 1'), /schedule\.cron: restricts both/],
    ['a day that never comes', good.replace('0 9 * * 1-5', '0 9 31 2 *'), /schedule\.cron/],
    ['an unknown zone', good.replace('Asia/Shanghai', 'Asia/Shangri-La'), /schedule\.timezone: not an IANA time zone/],
    ['a catch-up without unit', good.replace('90m', '90'), /schedule\.catchUp/],
    ['a target without platform', good.replace('web:general', 'general'), /targets\.0/],
    ['an unknown section', good.replace('trends:', 'trendz:'), /sections\.0/],
    ['a misspelt key', good.replace('targets:', 'target:'), /Unrecognized key.*target/],
    ['no sections', good.slice(0, good.indexOf('sections:')), /sections/],
    ['broken YAML', 'title: [', /not valid YAML/],
    ['an empty file', '', /\(file\)/],
  ])('with %s is refused with file, key and reason', (_what, text, reason) => {
    expect(problem(text)).toMatch(reason);
    expect(problem(text)).toContain('briefings/morning.yaml');
  });

  test('that is wrong never stops the others', () => {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'trendbrief-briefings-'));
    fs.writeFileSync(path.join(folder, 'a.yaml'), 'title: [');
    fs.writeFileSync(path.join(folder, '早报.yaml'), good);
    fs.writeFileSync(path.join(folder, 'notes.txt'), 'not a briefing');
    const { all, problems, named } = loadBriefings(folder);
    expect(all.map(({ name }) => name)).toEqual(['早报']);
    expect(named('早报')?.title.en).toBe('Morning');
    expect(problems.map(error => error.sentence('en'))).toEqual([expect.stringContaining('a.yaml')]);
  });

  test('folder that is missing has no briefings', () => {
    expect(loadBriefings('/nowhere/at/all')).toMatchObject({ all: [], problems: [] });
  });

  test('the briefings that ship are right', () => {
    const { all, problems } = loadBriefings(path.resolve(import.meta.dirname, '../../briefings'));
    expect(problems).toEqual([]);
    expect(all.map(({ name }) => name)).toContain('ten-trends');
  });
});
